package io.headroom.monitoring.distance;

import io.headroom.monitoring.significance.DesignEffect;
import io.headroom.monitoring.significance.TestOutcome;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pearson's chi-square test that two samples share one distribution over categories. Categories expected fewer than {@value #LEAST_EXPECTED}
 * times on either side are pooled, with those the reference never saw, for whose thin cells the chi-square would be no approximation (Cochran
 * 1954). The distance reported is Cramer's V, from 0 to 1.
 */
public final class Homogeneity {
    static final double LEAST_EXPECTED = 5;

    private Homogeneity() {}

    /** @param reference counts by category; a category missing on one side counts 0 there */
    public static TestOutcome test(
            Map<String, Long> reference, Map<String, Long> current, double alpha, DesignEffect effect) {
        Set<String> names = new TreeSet<>(reference.keySet());
        names.addAll(current.keySet());
        long[] left = names.stream()
                .mapToLong(name -> reference.getOrDefault(name, 0L))
                .toArray();
        long[] right =
                names.stream().mapToLong(name -> current.getOrDefault(name, 0L)).toArray();
        return test(left, right, alpha, effect);
    }

    /** The same on counts by place. */
    public static TestOutcome test(long[] reference, long[] current, double alpha, DesignEffect effect) {
        PopulationStability.requireSameBins(reference, current);
        double m = Arrays.stream(reference).sum();
        double n = Arrays.stream(current).sum();
        if (n == 0 || m == 0) {
            return TestOutcome.NOTHING;
        }
        Statistic statistic = statistic(reference, current, m, n);
        if (statistic.cells < 2) {
            return TestOutcome.NOTHING;
        }
        double degrees = statistic.cells - 1.0;
        return new TestOutcome(
                Math.sqrt(statistic.chiSquare / (n + m)),
                Math.sqrt(effect.criticalValue(alpha, degrees, n, m) / (n + m)),
                effect.pValue(statistic.chiSquare, degrees, n, m));
    }

    private static Statistic statistic(long[] reference, long[] current, double m, double n) {
        double chiSquare = 0;
        int cells = 0;
        long rareReference = 0;
        long rareCurrent = 0;
        for (int place = 0; place < reference.length; place++) {
            double pooled = (reference[place] + current[place]) / (m + n);
            if (pooled * Math.min(m, n) < LEAST_EXPECTED) {
                rareReference += reference[place];
                rareCurrent += current[place];
            } else {
                chiSquare += cell((double) reference[place], (double) current[place], m, n);
                cells++;
            }
        }
        if (rareReference + rareCurrent > 0) {
            chiSquare += cell((double) rareReference, (double) rareCurrent, m, n);
            cells++;
        }
        return new Statistic(chiSquare, cells);
    }

    private static double cell(double reference, double current, double m, double n) {
        double difference = reference / m - current / n;
        return difference * difference * m * n / (reference + current);
    }

    private record Statistic(double chiSquare, int cells) {}
}
