package io.headroom.drift.simulation;

import io.headroom.drift.serving.FeatureFault;
import io.headroom.drift.serving.Recommender;
import io.headroom.drift.setting.SimulatedWorld;
import io.headroom.drift.setting.StoredFeatures;
import io.headroom.drift.traffic.SimulatedClock;
import io.headroom.drift.traffic.Traffic;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.ScoredFeatures;
import io.headroom.monitoring.reference.AggregatorStates;
import io.headroom.monitoring.reference.Reference;
import io.headroom.world.randomness.SeededStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Makes the reference that a bundle would bring: answers to independent requests, and of each one item at a random position. */
final class ReferenceSample {
    private static final int REQUESTS = 3_000;

    private final SimulatedWorld world;
    private final int userWidth;
    private final int itemWidth;
    private final float[] user;
    private final float[] item;
    private final long[] userUpdated = new long[REQUESTS];
    private final long[] itemUpdated = new long[REQUESTS];
    private final float[] scores = new float[REQUESTS];
    private final long[] positions = new long[REQUESTS];
    private final Map<String, Long> sources = new HashMap<>();
    private final Map<String, Long> genres = new HashMap<>();

    private ReferenceSample(SimulatedWorld world) {
        this.world = world;
        this.userWidth = world.views().userWidth();
        this.itemWidth = world.views().itemWidth();
        this.user = new float[REQUESTS * userWidth];
        this.item = new float[REQUESTS * itemWidth];
    }

    static Reference draw(
            SimulatedWorld world,
            StoredFeatures store,
            SimulatedClock clock,
            Recommender recommender,
            Traffic traffic,
            SeededStream stream) {
        ReferenceSample sample = new ReferenceSample(world);
        for (int request = 0; request < REQUESTS; request++) {
            Impression answer = recommender.answer(traffic.next(0), FeatureFault.NONE);
            sample.take(request, answer, stream.nextInt(Recommender.PAGE));
        }
        return sample.reference(clock.referenceSeconds(), states(world, store));
    }

    private void take(int request, Impression answer, int place) {
        ScoredFeatures features = answer.features().orElseThrow();
        userUpdated[request] = features.userUpdatedAtSeconds();
        System.arraycopy(features.userValues(), 0, user, request * userWidth, features.userValues().length);
        System.arraycopy(features.itemValues(), place * itemWidth, item, request * itemWidth, itemWidth);
        itemUpdated[request] = features.itemUpdatedAtSeconds()[place];
        Impression.ShownItem shown = answer.items().get(place);
        scores[request] = shown.score();
        positions[request] = shown.position();
        sources.merge(shown.sources().getFirst(), 1L, Long::sum);
        genres.merge(world.genre((int) shown.itemId() - 1), 1L, Long::sum);
    }

    private Reference reference(long asOfSeconds, AggregatorStates states) {
        return new Reference(
                Recommender.BUNDLE,
                asOfSeconds,
                Recommender.PAGE,
                Recommender.FULL,
                world.views().userColumns(),
                user,
                userUpdated,
                world.views().itemColumns(),
                item,
                itemUpdated,
                scores,
                positions,
                Map.of(Reference.SOURCE, sources, Reference.GENRE, genres),
                looks(),
                Optional.of(id -> world.genre((int) id - 1)),
                Optional.of(states));
    }

    private List<Double> looks() {
        return IntStream.rangeClosed(1, Recommender.PAGE)
                .mapToObj(world.truth()::examination)
                .toList();
    }

    private static AggregatorStates states(SimulatedWorld world, StoredFeatures store) {
        byte[][] users = new byte[world.users()][];
        Arrays.setAll(users, store::userState);
        byte[][] items = new byte[world.items()][];
        Arrays.setAll(items, store::itemState);
        return AggregatorStates.of(
                world.views().genres(),
                ids(users.length),
                packed(users),
                ids(items.length),
                packed(items),
                id -> world.facts((int) id - 1));
    }

    private static long[] ids(int count) {
        return LongStream.rangeClosed(1, count).toArray();
    }

    private static ByteBuffer packed(byte[][] states) {
        ByteBuffer packed = ByteBuffer.allocate(states.length * states[0].length);
        for (byte[] state : states) {
            packed.put(state);
        }
        return packed.flip();
    }
}
