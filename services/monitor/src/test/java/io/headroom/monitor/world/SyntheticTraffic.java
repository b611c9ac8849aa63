package io.headroom.monitor.world;

import com.google.protobuf.ByteString;
import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionKind;
import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.contracts.v1.ShownItem;
import io.headroom.features.definitions.FeatureDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Answers and clicks that fit a bundle, drawn with a seed. */
public final class SyntheticTraffic {
    private static final int ANSWER = SyntheticBundle.PROPENSITIES.size();
    private static final int RETRIEVAL_ORDER_ONE_IN = 20;

    private final SyntheticBundle bundle;
    private final String version;
    private final Random random;
    private int requests;

    public SyntheticTraffic(SyntheticBundle bundle, String version, long seed) {
        this.bundle = bundle;
        this.version = version;
        this.random = new Random(seed);
    }

    /** What is wrong with the world. */
    public enum Drift {
        NONE,
        /** Other users come. */
        USERS,
        /** Users click other things than before. */
        CONCEPT
    }

    record Shown(int user, int[] items, float[] scores) {}

    /** An answer and the clicks on it. */
    public record Exchange(ImpressionRecord impression, List<InteractionRecord> clicks) {}

    public Exchange next(Drift drift) {
        Shown shown = draw(drift);
        String id = version + "-" + requests++;
        ImpressionRecord impression = impression(id, shown, requests % RETRIEVAL_ORDER_ONE_IN == 0);
        return new Exchange(impression, clicks(id, shown, drift));
    }

    Shown draw(Drift drift) {
        double place = drift == Drift.USERS ? random.nextDouble() * 0.25 : random.nextDouble();
        int user = (int) (place * SyntheticBundle.USERS);
        int[] items =
                random.ints(0, SyntheticBundle.ITEMS).distinct().limit(ANSWER).toArray();
        float[] scores = new float[ANSWER];
        for (int i = 0; i < ANSWER; i++) {
            scores[i] = (float) relevance(user, items[i], 0);
        }
        return new Shown(user, items, scores);
    }

    static String source(int item) {
        return item % 3 == 0 ? "popular" : "two-tower";
    }

    private static double relevance(int user, int item, int twist) {
        int taste = Math.floorMod(user * 31 + (item + twist) * 17, 100);
        return 0.02 + 0.4 * Math.pow(taste / 100.0, 3);
    }

    private ImpressionRecord impression(String id, Shown shown, boolean withoutRanker) {
        ImpressionRecord.Builder record = ImpressionRecord.newBuilder()
                .setSchemaVersion(1)
                .setRequestId(id)
                .setUserId(shown.user() + 1L)
                .setTimeSeconds(SyntheticBundle.END_OF_DATA + requests)
                .setBundle(version)
                .setRung(withoutRanker ? "RETRIEVAL_ORDER" : "FULL")
                .putContext("device", random.nextBoolean() ? "tv" : "phone")
                .setSpentMicros(4_000 + random.nextInt(20_000));
        for (int i = 0; i < ANSWER; i++) {
            record.addItems(ShownItem.newBuilder()
                    .setItemId(SyntheticBundle.FIRST_ITEM + shown.items()[i])
                    .setPosition(i + 1)
                    .setScore(withoutRanker ? 1f / (i + 1) : shown.scores()[i])
                    .addSources(source(shown.items()[i]))
                    .setFeatureRow(withoutRanker ? -1 : i));
        }
        return withoutRanker
                ? record.build()
                : record.setFeatures(features(shown)).build();
    }

    private ScoredFeatures features(Shown shown) {
        long userUpdated = bundle.users.get(shown.user()).updatedAtSeconds();
        float[] userRow = bundle.userRow(shown.user());
        FeatureDigest digest = FeatureDigest.ofUser(userUpdated, userRow);
        ScoredFeatures.Builder features =
                ScoredFeatures.newBuilder().setUserUpdatedAtSeconds(userUpdated).setUserValues(packed(userRow));
        ByteString values = ByteString.EMPTY;
        for (int item : shown.items()) {
            long id = SyntheticBundle.FIRST_ITEM + item;
            long updated = bundle.items.get(item).updatedAtSeconds();
            float[] row = updated == 0 ? new float[bundle.views.itemWidth()] : bundle.itemRow(item);
            digest.item(id, updated, row);
            features.addItemIds(id).addItemUpdatedAtSeconds(updated);
            values = values.concat(packed(row));
        }
        return features.setItemValues(values).setDigest(digest.value()).build();
    }

    private List<InteractionRecord> clicks(String id, Shown shown, Drift drift) {
        List<InteractionRecord> clicks = new ArrayList<>();
        IntStream.range(0, ANSWER).forEach(i -> {
            double relevance = relevance(shown.user(), shown.items()[i], drift == Drift.CONCEPT ? 37 : 0);
            if (random.nextDouble() < relevance * SyntheticBundle.PROPENSITIES.get(i)) {
                clicks.add(InteractionRecord.newBuilder()
                        .setSchemaVersion(1)
                        .setEventId(id + "/" + i)
                        .setUserId(shown.user() + 1L)
                        .setItemId(SyntheticBundle.FIRST_ITEM + shown.items()[i])
                        .setKind(InteractionKind.INTERACTION_KIND_CLICK)
                        .setValue(1)
                        .setRequestId(id)
                        .setTimeSeconds(SyntheticBundle.END_OF_DATA + requests + 1)
                        .build());
            }
        });
        return clicks;
    }

    private static ByteString packed(float... values) {
        return ByteString.copyFrom(FeatureDigest.littleEndian(values));
    }
}
