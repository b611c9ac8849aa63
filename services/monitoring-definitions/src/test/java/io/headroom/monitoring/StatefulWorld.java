package io.headroom.monitoring;

import io.headroom.features.definitions.Event;
import io.headroom.features.definitions.EventKind;
import io.headroom.features.definitions.FeatureDigest;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Impression.ShownItem;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.log.ScoredFeatures;
import io.headroom.monitoring.reference.AggregatorStates;
import io.headroom.monitoring.reference.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A few users and items with true aggregator states, and answers that are sometimes as they should be. For tests of skew and of state. */
final class StatefulWorld {
    static final int USERS = 12;
    static final int ITEMS = 20;
    private static final long AS_OF = SyntheticLog.AS_OF;
    private static final List<String> RUNGS = List.of("FULL", "FULL", "FULL", "FULL", "POPULAR", "RETRIEVAL_ORDER");

    private final UserAggregator[] users = new UserAggregator[USERS];
    private final ItemAggregator[] items = new ItemAggregator[ITEMS];
    private final Random random;
    private long requests;

    StatefulWorld(long seed) {
        random = new Random(seed);
        for (int i = 0; i < USERS; i++) {
            users[i] = new UserAggregator(SyntheticLog.VIEWS.genres());
        }
        for (int i = 0; i < ITEMS; i++) {
            items[i] = new ItemAggregator();
        }
        for (long time = AS_OF - 400; time < AS_OF; time++) {
            Event event =
                    Event.rating(random.nextInt(USERS), random.nextInt(ITEMS), time, 0.5f + random.nextInt(10) / 2f);
            apply(event);
        }
    }

    /** Takes an event as a stream job would. */
    void apply(Event event) {
        if (event.kind() == EventKind.RATING) {
            users[(int) event.userId()].update(event, facts(event.itemId()));
        }
        items[(int) event.itemId()].update(event);
    }

    private static ItemFacts facts(long item) {
        return new ItemFacts(1L << (item % 3), 1990 + (int) item);
    }

    Reference reference() {
        int requestCount = 300;
        int userWidth = SyntheticLog.VIEWS.userWidth();
        int itemWidth = SyntheticLog.VIEWS.itemWidth();
        float[] userRows = new float[requestCount * userWidth];
        float[] itemRows = new float[requestCount * itemWidth];
        long[] userUpdated = new long[requestCount];
        long[] itemUpdated = new long[requestCount];
        float[] scores = new float[requestCount];
        long[] positions = new long[requestCount];
        for (int i = 0; i < requestCount; i++) {
            UserAggregator user = users[i % USERS];
            ItemAggregator item = items[i % ITEMS];
            user.valueAt(Long.MAX_VALUE, userRows, i * userWidth);
            item.valueAt(Long.MAX_VALUE, itemRows, i * itemWidth);
            userUpdated[i] = user.updatedAtSeconds();
            itemUpdated[i] = item.updatedAtSeconds();
            scores[i] = (i % 50 + 1) / 100f;
            positions[i] = 1L + i % 5;
        }
        return new Reference(
                SyntheticLog.BUNDLE,
                AS_OF,
                5,
                "FULL",
                SyntheticLog.VIEWS.userColumns(),
                userRows,
                userUpdated,
                SyntheticLog.VIEWS.itemColumns(),
                itemRows,
                itemUpdated,
                scores,
                positions,
                Map.of(Reference.SOURCE, Map.of("popular", 200L, "fresh", 100L)),
                List.of(1.0, 0.7, 0.5, 0.4, 0.3),
                Optional.of(item -> "genre-" + item % 4),
                Optional.of(states()));
    }

    private AggregatorStates states() {
        long[] userIds = new long[USERS];
        long[] itemIds = new long[ITEMS];
        ByteBuffer userStates = ByteBuffer.allocate(USERS * users[0].toBytes().length);
        ByteBuffer itemStates = ByteBuffer.allocate(ITEMS * items[0].toBytes().length);
        for (int i = 0; i < USERS; i++) {
            userIds[i] = i;
            userStates.put(users[i].toBytes());
        }
        for (int i = 0; i < ITEMS; i++) {
            itemIds[i] = i;
            itemStates.put(items[i].toBytes());
        }
        return AggregatorStates.of(
                SyntheticLog.VIEWS.genres(),
                userIds,
                userStates.flip(),
                itemIds,
                itemStates.flip(),
                StatefulWorld::facts);
    }

    /** The rows as they are now. */
    ScoredFeatures features(long user, long[] ids) {
        float[] userRow = new float[SyntheticLog.VIEWS.userWidth()];
        users[(int) user].valueAt(Long.MAX_VALUE, userRow, 0);
        int width = SyntheticLog.VIEWS.itemWidth();
        float[] itemRows = new float[ids.length * width];
        long[] updated = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            items[(int) ids[i]].valueAt(Long.MAX_VALUE, itemRows, i * width);
            updated[i] = items[(int) ids[i]].updatedAtSeconds();
        }
        return digested(userRow, users[(int) user].updatedAtSeconds(), ids, itemRows, updated);
    }

    static ScoredFeatures digested(float[] user, long userUpdated, long[] ids, float[] itemRows, long[] updated) {
        int width = SyntheticLog.VIEWS.itemWidth();
        FeatureDigest digest = FeatureDigest.ofUser(userUpdated, user);
        for (int i = 0; i < ids.length; i++) {
            digest.item(ids[i], updated[i], Arrays.copyOfRange(itemRows, i * width, (i + 1) * width));
        }
        return new ScoredFeatures(digest.value(), user, userUpdated, ids, itemRows, updated);
    }

    Impression answer(long logMillis, long user, long[] ids, Optional<ScoredFeatures> features) {
        List<ShownItem> shown = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            shown.add(
                    new ShownItem(ids[i], i + 1, 0.1f + 0.05f * i, List.of("popular"), features.isPresent() ? i : -1));
        }
        return new Impression(
                logMillis,
                "r" + requests++,
                user,
                AS_OF + 1 + logMillis / 1000,
                SyntheticLog.BUNDLE,
                features.isPresent() ? "FULL" : "POPULAR",
                false,
                Map.of(),
                shown,
                features,
                3_000);
    }

    /** Anything that may come, often broken. */
    Impression impression(long logMillis, Random chance) {
        long user = chance.nextInt(USERS);
        long[] ids = chance.longs(0, ITEMS).distinct().limit(5).toArray();
        String rung = RUNGS.get(chance.nextInt(RUNGS.size()));
        Optional<ScoredFeatures> features = rung.equals("FULL") && chance.nextInt(10) > 0
                ? Optional.of(broken(features(user, ids), chance))
                : Optional.empty();
        List<ShownItem> shown = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            List<String> sources =
                    chance.nextInt(20) == 0 ? List.of() : List.of(chance.nextBoolean() ? "fresh" : "popular");
            shown.add(new ShownItem(ids[i], i + 1, chance.nextFloat(), sources, features.isPresent() ? i : -1));
        }
        Map<String, String> context =
                chance.nextInt(10) == 0 ? Map.of() : Map.of("device", "device-" + chance.nextInt(6));
        return new Impression(
                logMillis,
                "r" + (chance.nextInt(30) == 0 ? requests : ++requests),
                user,
                AS_OF + 1 + logMillis / 1000,
                chance.nextInt(30) == 0 ? "another" : SyntheticLog.BUNDLE,
                rung,
                chance.nextInt(15) == 0,
                context,
                shown,
                features,
                chance.nextInt(20_000));
    }

    private static ScoredFeatures broken(ScoredFeatures row, Random chance) {
        float[] user = row.userValues().clone();
        float[] item = row.itemValues().clone();
        switch (chance.nextInt(8)) {
            case 0 -> user[chance.nextInt(user.length)] = Float.NaN;
            case 1 -> item[chance.nextInt(item.length)] *= 100;
            case 2 -> user = new float[0];
            default -> {}
        }
        long updated = user.length == 0 ? 0 : row.userUpdatedAtSeconds();
        ScoredFeatures right = digested(user, updated, row.itemIds(), item, row.itemUpdatedAtSeconds());
        return chance.nextInt(50) > 0
                ? right
                : new ScoredFeatures(7, user, updated, row.itemIds(), item, row.itemUpdatedAtSeconds());
    }

    List<Interaction> events(Impression answer, Random chance) {
        List<Interaction> events = new ArrayList<>();
        Interaction.Kind[] kinds = Interaction.Kind.values();
        for (int left = chance.nextInt(3); left > 0; left--) {
            long item = chance.nextInt(10) == 0
                    ? chance.nextInt(ITEMS)
                    : answer.items().get(chance.nextInt(answer.items().size())).itemId();
            String request = chance.nextInt(10) == 0 ? "" : answer.requestId();
            events.add(new Interaction(
                    answer.logMillis() + chance.nextInt(3),
                    "e" + chance.nextInt(2_000),
                    answer.userId(),
                    item,
                    kinds[chance.nextInt(kinds.length)],
                    0.5f + chance.nextInt(10) / 2f,
                    request,
                    answer.timeSeconds()));
        }
        return events;
    }
}
