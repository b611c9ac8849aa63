package io.headroom.pipeline.replay;

import io.headroom.pipeline.dataset.Catalogue;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.dataset.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A seeded data set in which every user likes the items of one group: easy to learn, and known to be so. */
public final class Tastes {
    public static final int GROUPS = 5;
    private static final int USERS = 150;
    private static final int ITEMS = 200;
    private static final int EVENTS = 6_000;
    private static final long START = 1_600_000_000L;

    private Tastes() {}

    public static Dataset dataset(boolean withImpressions) {
        Random random = new Random(42);
        List<long[]> events = new ArrayList<>();
        Set<Long> rated = new HashSet<>();
        for (int i = 0; i < EVENTS; i++) {
            int user = random.nextInt(USERS);
            int item = item(user, random);
            if (rated.add((long) user * ITEMS + item)) {
                boolean liked = item % GROUPS == user % GROUPS;
                events.add(new long[] {user + 1, item, liked ? 5 : 2, START + i * 600L});
            }
        }
        Interactions interactions = interactions(events);
        long[] times = interactions.timeSeconds();
        Split split = new Split(times[times.length * 6 / 10], times[times.length * 8 / 10]);
        Optional<Impressions> shown = withImpressions ? Optional.of(impressions(random)) : Optional.empty();
        return new Dataset(catalogue(), interactions, shown, split);
    }

    private static int item(int user, Random random) {
        int item = (int) (ITEMS * random.nextDouble() * random.nextDouble());
        boolean ofTaste = random.nextInt(10) < 8;
        return ofTaste ? item / GROUPS * GROUPS + user % GROUPS : item;
    }

    private static Interactions interactions(List<long[]> events) {
        events.sort(Comparator.<long[]>comparingLong(event -> event[3])
                .thenComparingLong(event -> event[0])
                .thenComparingLong(event -> event[1]));
        float[] ratings = new float[events.size()];
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] = events.get(i)[2];
        }
        return new Interactions(
                events.stream().mapToLong(event -> event[0]).toArray(),
                events.stream().mapToInt(event -> (int) event[1]).toArray(),
                ratings,
                events.stream().mapToLong(event -> event[3]).toArray());
    }

    /** Pages of five; the first position is clicked twice as readily as the last. */
    private static Impressions impressions(Random random) {
        int pages = 1_000;
        int size = 5;
        int rows = pages * size;
        Impressions shown =
                new Impressions(new long[rows], new int[rows], new int[rows], new long[rows], new boolean[rows]);
        for (int i = 0; i < rows; i++) {
            int position = i % size;
            int page = i / size;
            shown.timeSeconds()[i] = START + page * (EVENTS * 600L / pages) + 7;
            shown.userIds()[i] = position == 0 ? 1 + random.nextInt(USERS) : shown.userIds()[i - 1];
            shown.itemRows()[i] = random.nextInt(ITEMS / size) * size + position;
            shown.positions()[i] = position + 1;
            boolean liked = shown.itemRows()[i] % GROUPS == (shown.userIds()[i] - 1) % GROUPS;
            shown.clicked()[i] = random.nextDouble() < (liked ? 0.8 : 0.1) * (1 - 0.1 * position);
        }
        return shown;
    }

    private static Catalogue catalogue() {
        long[] ids = new long[ITEMS];
        String[] titles = new String[ITEMS];
        String[][] genres = new String[ITEMS][];
        for (int row = 0; row < ITEMS; row++) {
            ids[row] = 1_000L + row;
            titles[row] = "Item " + row;
            genres[row] = new String[] {row % 2 == 0 ? "Even" : "Odd"};
        }
        return Catalogue.of(ids, titles, new int[ITEMS], genres, new String[] {"Even", "Odd"});
    }
}
