package io.headroom.monitoring.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.features.definitions.EventKind;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.features.definitions.UserAggregator;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregatorStatesTest {
    private static final Genres GENRES = new Genres(List.of("drama"));

    @Test
    void states_areFoundById_andCopied() {
        ItemAggregator item = new ItemAggregator();
        item.update(EventKind.RATING, 17, 4);
        byte[] empty = new ItemAggregator().toBytes();
        ByteBuffer packed = ByteBuffer.allocate(2 * empty.length).put(empty).put(item.toBytes());
        AggregatorStates states = AggregatorStates.of(
                GENRES,
                new long[] {5},
                ByteBuffer.wrap(new UserAggregator(GENRES).toBytes()),
                new long[] {3, 8},
                packed.flip(),
                id -> ItemFacts.UNKNOWN);

        assertThat(states.item(8).orElseThrow().updatedAtSeconds()).isEqualTo(17);
        states.item(8).orElseThrow().update(EventKind.RATING, 18, 4);
        assertThat(states.item(8).orElseThrow().updatedAtSeconds()).isEqualTo(17);
        assertThat(states.item(3).orElseThrow().updatedAtSeconds()).isZero();
        assertThat(states.item(4)).isEmpty();
        assertThat(states.user(5)).isPresent();
        assertThat(states.user(6)).isEmpty();
    }

    @Test
    void unevenBytesOrDescendingIds_areRefused() {
        ByteBuffer bytes = ByteBuffer.allocate(7);
        ByteBuffer none = ByteBuffer.allocate(0);
        assertThatThrownBy(() -> AggregatorStates.of(
                        GENRES, new long[0], none, new long[] {1, 2}, bytes, id -> ItemFacts.UNKNOWN))
                .hasMessageContaining("7 bytes of states of 2 items");
        assertThatThrownBy(() -> AggregatorStates.of(
                        GENRES, new long[0], none, new long[] {2, 1}, ByteBuffer.allocate(8), id -> ItemFacts.UNKNOWN))
                .hasMessageContaining("do not ascend");
    }
}
