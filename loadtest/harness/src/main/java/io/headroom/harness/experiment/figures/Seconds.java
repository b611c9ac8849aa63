package io.headroom.harness.experiment.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cuts a run into seconds. */
final class Seconds {
    private Seconds() {}

    /** Every second of control window and experiment, those without a request too. */
    static List<Second> of(List<Sample> samples, Duration control, Duration experiment) {
        int first = -Math.ceilDiv((int) control.toMillis(), 1000);
        int last = Math.ceilDiv((int) experiment.toMillis(), 1000);
        List<List<Sample>> cut = new ArrayList<>();
        for (int second = first; second < last; second++) {
            cut.add(new ArrayList<>());
        }
        for (Sample sample : samples) {
            int second = (int) Math.floorDiv(sample.dueNanos(), 1_000_000_000L);
            cut.get(Math.clamp(second - (long) first, 0, cut.size() - 1)).add(sample);
        }
        List<Second> seconds = new ArrayList<>();
        for (int i = 0; i < cut.size(); i++) {
            seconds.add(second(first + i, cut.get(i)));
        }
        return List.copyOf(seconds);
    }

    private static Second second(int number, List<Sample> samples) {
        long[] latencies = samples.stream()
                .filter(Sample::answered)
                .mapToLong(sample -> sample.latencyNanos() / 1000)
                .sorted()
                .toArray();
        Map<String, Long> rungs = new TreeMap<>();
        samples.stream().filter(Sample::answered).forEach(sample -> rungs.merge(sample.rung(), 1L, Long::sum));
        return new Second(
                number,
                samples.size(),
                latencies.length,
                (long) samples.size() - latencies.length,
                quantile(latencies, 0.50),
                quantile(latencies, 0.99),
                rungs);
    }

    /** Nearest rank. */
    private static long quantile(long[] sorted, double quantile) {
        return Arrays.stream(sorted)
                .skip(Math.max(0, (long) Math.ceil(quantile * sorted.length - 1e-9) - 1))
                .findFirst()
                .orElse(0);
    }
}
