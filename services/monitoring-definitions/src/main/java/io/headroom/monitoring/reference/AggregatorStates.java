package io.headroom.monitoring.reference;

import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.features.definitions.UserAggregator;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * States of all aggregators at the end of a bundle's data, from which a later row can be derived again. Immutable and thread-safe.
 *
 * <p>Layout of the packed bytes: one row an entity, all rows of the same length, the row of {@code ids[i]} at {@code i * length}: what
 * {@link UserAggregator#toBytes()} or {@link ItemAggregator#toBytes()} gives. In a bundle: an array of uint8, entities by bytes. An
 * entity without events has the state of a new aggregator.
 */
public final class AggregatorStates {

    private final Genres genres;
    private final Packed users;
    private final Packed items;
    private final LongFunction<ItemFacts> facts;

    private AggregatorStates(Genres genres, Packed users, Packed items, LongFunction<ItemFacts> facts) {
        this.genres = genres;
        this.users = users;
        this.items = items;
        this.facts = facts;
    }

    /**
     * @param userIds ascending
     * @param itemIds ascending
     * @param facts what the catalogue says of an item; never null
     */
    public static AggregatorStates of(
            Genres genres,
            long[] userIds,
            ByteBuffer userStates,
            long[] itemIds,
            ByteBuffer itemStates,
            LongFunction<ItemFacts> facts) {
        return new AggregatorStates(
                genres, new Packed("users", userIds, userStates), new Packed("items", itemIds, itemStates), facts);
    }

    public Genres genres() {
        return genres;
    }

    /** A copy of the user's state; empty for a user the bundle does not know. */
    public Optional<UserAggregator> user(long id) {
        return users.find(id).map(bytes -> UserAggregator.fromBytes(bytes, genres));
    }

    /** A copy of the item's state; empty for an item the bundle does not know. */
    public Optional<ItemAggregator> item(long id) {
        return items.find(id).map(ItemAggregator::fromBytes);
    }

    public ItemFacts facts(long itemId) {
        return facts.apply(itemId);
    }

    private record Packed(long[] ids, ByteBuffer states, int length) {
        Packed(String name, long[] ids, ByteBuffer states) {
            this(ids, states.duplicate(), ids.length == 0 ? 0 : states.remaining() / ids.length);
            if (states.remaining() != ids.length * length) {
                throw new IllegalArgumentException("%d bytes of states of %d %s: not a whole number each"
                        .formatted(states.remaining(), ids.length, name));
            }
            for (int i = 1; i < ids.length; i++) {
                if (ids[i - 1] >= ids[i]) {
                    throw new IllegalArgumentException("ids of %s do not ascend at row %d".formatted(name, i));
                }
            }
        }

        Optional<byte[]> find(long id) {
            int row = Arrays.binarySearch(ids, id);
            if (row < 0) {
                return Optional.empty();
            }
            byte[] state = new byte[length];
            states.get(states.position() + row * length, state);
            return Optional.of(state);
        }
    }
}
