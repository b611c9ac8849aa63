package io.headroom.monitoring;

import io.headroom.features.definitions.FeatureDigest;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.SourceNames;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Impression.ShownItem;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.log.ScoredFeatures;
import io.headroom.monitoring.reference.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A small world for the tests: users with rows, items with rows, a ranker whose scores are the true click probabilities until the taste of
 * users changes, and users who look at positions with known probabilities. Seeded.
 */
final class SyntheticLog {
    static final String BUNDLE = "bundle-1";
    static final long AS_OF = 1_700_000_000L;
    static final int ANSWER = 10;
    static final FeatureViews VIEWS = new FeatureViews(new Genres(List.of("drama", "comedy", "noir")));
    private static final int USERS = 2_000;
    private static final int ITEMS = 300;

    /** Share of the model's opinion in what users like now; the rest is noise of the same spread. */
    double truth = 1;

    /** Multiplies all clicks. */
    double appetite = 1;

    /** Probability that the user of a request is that of the one before. */
    double persistence;

    String rung = "FULL";
    RowChange change = (user, values, updated) -> values;
    boolean told = true;
    long staleSeconds;

    /** How far the data's time of requests is past the reference. */
    long lagSeconds;

    /** Share of answers for which the store has no row of the user. */
    double withoutUserRows;

    private final Random random;
    private final float[][] userRows = new float[USERS][];
    private final long[] userUpdated = new long[USERS];
    private final float[][] itemRows = new float[ITEMS][];
    private final long[] itemUpdated = new long[ITEMS];
    private final long name;
    private long requests;
    private int user;

    /** What a broken pipeline makes of a row. */
    interface RowChange {
        float[] apply(boolean user, float[] values, long updated);
    }

    /** @param world seed of users and items; a reference and a log of the same world have the same rows */
    SyntheticLog(long world, long seed) {
        Random rows = new Random(world);
        random = new Random(seed);
        name = seed;
        for (int i = 0; i < USERS; i++) {
            userRows[i] = row(rows, VIEWS.userWidth());
            userUpdated[i] = AS_OF - 1 - (long) (86_400 * 30 * rows.nextDouble());
        }
        for (int i = 0; i < ITEMS; i++) {
            itemRows[i] = row(rows, VIEWS.itemWidth());
            itemUpdated[i] = AS_OF - 1 - (long) (86_400 * 3 * rows.nextDouble());
        }
    }

    private static float[] row(Random rows, int width) {
        float[] row = new float[width];
        for (int i = 0; i < width; i++) {
            double value = Math.exp(rows.nextGaussian() / 2);
            row[i] = (float) (i % 3 == 0 ? Math.floor(3 * value) : value);
        }
        return row;
    }

    static double examination(int position) {
        return Math.pow(position, -0.5);
    }

    Reference reference(int size) {
        int userWidth = VIEWS.userWidth();
        int itemWidth = VIEWS.itemWidth();
        float[] users = new float[size * userWidth];
        long[] usersUpdated = new long[size];
        float[] items = new float[size * itemWidth];
        long[] itemsUpdated = new long[size];
        float[] scores = new float[size];
        long[] positions = new long[size];
        Map<String, Long> sources = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Impression answer = impression(0);
            ShownItem item = answer.items().get(random.nextInt(ANSWER));
            ScoredFeatures features = answer.features().orElseThrow();
            System.arraycopy(features.userValues(), 0, users, i * userWidth, userWidth);
            System.arraycopy(features.itemValues(), item.featureRow() * itemWidth, items, i * itemWidth, itemWidth);
            usersUpdated[i] = features.userUpdatedAtSeconds();
            itemsUpdated[i] = features.itemUpdatedAtSeconds()[item.featureRow()];
            scores[i] = item.score();
            positions[i] = item.position();
            sources.merge(item.sources().getFirst(), 1L, Long::sum);
        }
        requests = 0;
        List<Double> propensities = new ArrayList<>();
        for (int position = 1; position <= ANSWER; position++) {
            propensities.add(examination(position));
        }
        return new Reference(
                BUNDLE,
                AS_OF,
                ANSWER,
                "FULL",
                VIEWS.userColumns(),
                users,
                usersUpdated,
                VIEWS.itemColumns(),
                items,
                itemsUpdated,
                scores,
                positions,
                Map.of(Reference.SOURCE, sources),
                propensities,
                Optional.empty(),
                Optional.empty());
    }

    Impression impression(long logMillis) {
        requests++;
        user = random.nextDouble() < persistence ? user : random.nextInt(USERS);
        int[] chosen = random.ints(0, ITEMS).distinct().limit(ANSWER).toArray();
        double[] scores =
                Arrays.stream(chosen).mapToDouble(item -> score(user, item)).toArray();
        Integer[] order = new Integer[ANSWER];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
        long[] ids = new long[ANSWER];
        List<ShownItem> items = new ArrayList<>();
        for (int i = 0; i < ANSWER; i++) {
            int item = chosen[order[i]];
            ids[i] = item;
            String source = SourceNames.ALL.get(item % SourceNames.ALL.size());
            items.add(new ShownItem(item, i + 1, (float) scores[order[i]], List.of(source), told ? i : -1));
        }
        String device = random.nextDouble() < 0.7 ? "phone" : "desktop";
        boolean full = rung.equals("FULL");
        return new Impression(
                logMillis,
                "request-" + name + "-" + requests,
                user,
                AS_OF + lagSeconds + logMillis / 1000,
                BUNDLE,
                rung,
                false,
                Map.of("device", device),
                items,
                full && told ? Optional.of(features(user, ids)) : Optional.empty(),
                5_000);
    }

    private ScoredFeatures features(int who, long[] ids) {
        int width = VIEWS.itemWidth();
        boolean known = random.nextDouble() >= withoutUserRows;
        long seen = known ? userUpdated[who] - staleSeconds : 0;
        float[] userValues = known ? change.apply(true, userRows[who].clone(), seen) : new float[0];
        float[] itemValues = new float[ids.length * width];
        long[] updated = new long[ids.length];
        FeatureDigest digest = FeatureDigest.ofUser(seen, userValues);
        for (int i = 0; i < ids.length; i++) {
            int item = (int) ids[i];
            updated[i] = itemUpdated[item] - staleSeconds;
            float[] row = change.apply(false, itemRows[item].clone(), updated[i]);
            System.arraycopy(row, 0, itemValues, i * width, width);
            digest.item(item, updated[i], row);
        }
        return new ScoredFeatures(digest.value(), userValues, seen, ids, itemValues, updated);
    }

    private static double score(int user, int item) {
        return relevance(hash(user * 7919L + item * 104_729L));
    }

    private static double relevance(double uniform) {
        return 0.02 + 0.75 * uniform * uniform * uniform;
    }

    private static double hash(long value) {
        return new Random(value * 0x9e3779b97f4a7c15L).nextDouble();
    }

    /** The clicks an answer gets, as events that come {@code delayMillis} later. */
    List<Interaction> clicks(Impression answer, long delayMillis) {
        List<Interaction> clicks = new ArrayList<>();
        for (ShownItem item : answer.items()) {
            double liked = item.score();
            if (hash(answer.userId() * 31 + item.itemId() + 5) > truth) {
                liked = relevance(hash(answer.userId() * 613 + item.itemId() * 7 + 1));
            }
            if (random.nextDouble() < appetite * liked * examination(item.position())) {
                clicks.add(click(answer, item.itemId(), delayMillis));
            }
        }
        return clicks;
    }

    static Interaction click(Impression answer, long item, long delayMillis) {
        return new Interaction(
                answer.logMillis() + delayMillis,
                answer.requestId() + "/" + item,
                answer.userId(),
                item,
                Interaction.Kind.CLICK,
                1,
                answer.requestId(),
                answer.timeSeconds());
    }
}
