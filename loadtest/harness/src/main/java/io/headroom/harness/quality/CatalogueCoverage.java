package io.headroom.harness.quality;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The share of the catalogue that was recommended at least once, with a jackknife interval. The bootstrap is no use here: a resample repeats
 * some requests and lacks more than a third of them, so it covers fewer items than the sample did, and its percentiles lie below the figure
 * they should enclose. The delete-one jackknife (here one user with all requests) needs no resamples of the same size, and for a symmetric
 * statistic of independent draws its variance is, on average, never too small; the interval is the normal one around the figure.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176345462">Efron and Stein: The jackknife estimate of variance (1981)</a>
 */
final class CatalogueCoverage {
    private static final double NORMAL_95 = 1.959964;

    private CatalogueCoverage() {}

    /**
     * @param users of each request
     * @param answers items of each answer
     * @param items size of the catalogue
     */
    static Estimate of(long[] users, List<long[]> answers, int items) {
        Map<Long, Set<Long>> usersOf = new HashMap<>();
        for (int request = 0; request < users.length; request++) {
            for (long item : answers.get(request)) {
                usersOf.computeIfAbsent(item, _ -> new HashSet<>(2)).add(users[request]);
            }
        }
        double share = (double) usersOf.size() / items;
        double margin = NORMAL_95 * Math.sqrt(variance(users, usersOf)) / items;
        return new Estimate(share, Math.max(0, share - margin), Math.min(1, share + margin));
    }

    /** Leaving a user out loses the items that nobody else was recommended. */
    private static double variance(long[] users, Map<Long, Set<Long>> usersOf) {
        Map<Long, Integer> lost = new HashMap<>();
        for (long user : users) {
            lost.putIfAbsent(user, 0);
        }
        usersOf.values().stream()
                .filter(owners -> owners.size() == 1)
                .forEach(owners -> lost.merge(owners.iterator().next(), 1, Integer::sum));
        double mean =
                lost.values().stream().mapToInt(Integer::intValue).average().orElse(0);
        double squares = lost.values().stream()
                .mapToDouble(items -> (items - mean) * (items - mean))
                .sum();
        return squares * (lost.size() - 1) / lost.size();
    }
}
