package io.headroom.pipeline.rows;

import io.headroom.features.definitions.SourceNames;
import io.headroom.pipeline.dataset.Catalogue;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.dataset.Probes;
import io.headroom.pipeline.dataset.Split;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;

/** A seeded data set of a few users and items whose times collide often, because ties are where replays go wrong. */
final class SmallWorld {

    private static final int USERS = 25;
    private static final int ITEMS = 40;
    private static final long START = 1_500_000_000L;

    private final SplittableRandom random;

    SmallWorld(long seed) {
        random = new SplittableRandom(seed);
    }

    private record Moment(long user, int item, long time, int detail) {}

    private Moment[] moments(int count, int details) {
        Moment[] moments = new Moment[count];
        for (int i = 0; i < count; i++) {
            long time = START + random.nextLong(400) * 1_800;
            moments[i] = new Moment(1 + random.nextLong(USERS), random.nextInt(ITEMS), time, random.nextInt(details));
        }
        Arrays.sort(
                moments,
                Comparator.comparingLong(Moment::time)
                        .thenComparingLong(Moment::user)
                        .thenComparingInt(Moment::item));
        return moments;
    }

    Dataset dataset(boolean withImpressions) {
        Moment[] ratings = moments(800, 10);
        Interactions interactions = new Interactions(
                Arrays.stream(ratings).mapToLong(Moment::user).toArray(),
                Arrays.stream(ratings).mapToInt(Moment::item).toArray(),
                floats(Arrays.stream(ratings)
                        .mapToDouble(rating -> (rating.detail() + 1) / 2.0)
                        .toArray()),
                Arrays.stream(ratings).mapToLong(Moment::time).toArray());
        return new Dataset(
                catalogue(),
                interactions,
                withImpressions ? Optional.of(impressions()) : Optional.empty(),
                new Split(START + 1, START + 2));
    }

    private Impressions impressions() {
        Moment[] shown = moments(1_000, 2);
        boolean[] clicked = new boolean[shown.length];
        for (int i = 0; i < clicked.length; i++) {
            clicked[i] = shown[i].detail() == 1;
        }
        int[] positions = new int[shown.length];
        Arrays.fill(positions, 1);
        return new Impressions(
                Arrays.stream(shown).mapToLong(Moment::user).toArray(),
                Arrays.stream(shown).mapToInt(Moment::item).toArray(),
                positions,
                Arrays.stream(shown).mapToLong(Moment::time).toArray(),
                clicked);
    }

    private Catalogue catalogue() {
        String[] genreNames = {"Action", "Comedy", "Drama", "Sci-Fi"};
        long[] ids = new long[ITEMS];
        String[] titles = new String[ITEMS];
        int[] years = new int[ITEMS];
        String[][] genres = new String[ITEMS][];
        for (int row = 0; row < ITEMS; row++) {
            ids[row] = 100 + 3L * row;
            titles[row] = "Item " + row;
            years[row] = random.nextInt(5) == 0 ? 0 : 1950 + random.nextInt(60);
            genres[row] = Arrays.stream(genreNames)
                    .filter(genre -> random.nextInt(3) == 0)
                    .toArray(String[]::new);
        }
        return Catalogue.of(ids, titles, years, genres, genreNames);
    }

    /** Requests of known and unknown users, at the very seconds of events and between them. */
    Probes probes(int requests) {
        int rows = requests * 5;
        Probes probes = new Probes(
                new long[rows],
                new long[rows],
                new int[rows],
                new long[rows],
                new float[rows],
                new float[SourceNames.ALL.size()][rows]);
        for (int row = 0; row < rows; row++) {
            boolean first = row % 5 == 0;
            probes.requestIds()[row] = 9_000L + row / 5;
            probes.userIds()[row] = first ? 1 + random.nextLong(USERS + 3) : probes.userIds()[row - 1];
            probes.timeSeconds()[row] =
                    first ? START - 3_600 + random.nextLong(810) * 900 : probes.timeSeconds()[row - 1];
            probes.itemRows()[row] = random.nextInt(ITEMS);
            probes.labels()[row] = random.nextInt(2);
            for (float[] scores : probes.sourceScores()) {
                scores[row] = random.nextInt(3) == 0 ? Float.NaN : (float) random.nextDouble(-2, 6);
            }
        }
        return probes;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
