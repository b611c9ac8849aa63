package io.headroom.drift.scoring;

import io.headroom.monitoring.significance.Interval;
import io.headroom.monitoring.significance.Intervals;
import io.headroom.monitoring.view.AlarmView;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How well something was found over runs.
 *
 * @param delays one a run, empty where it was missed
 * @param missed probability of a miss, Clopper and Pearson at {@value Median#CONFIDENCE}
 */
public record Detection(List<Optional<Delay>> delays, Interval missed, Median requests, Median labelled, Median hours) {
    public Detection {
        delays = List.copyOf(delays);
    }

    /** @param which alarms count as finding it */
    static Detection of(List<RunOutcome> runs, Predicate<AlarmView> which) {
        List<Optional<Delay>> delays =
                runs.stream().map(run -> Delay.first(run, which)).toList();
        long misses = delays.stream().filter(Optional::isEmpty).count();
        return new Detection(
                delays,
                Intervals.proportion(misses, delays.size(), Median.CONFIDENCE),
                median(delays, Delay::requests),
                median(delays, Delay::labelledItems),
                median(delays, Delay::hours));
    }

    private static Median median(List<Optional<Delay>> delays, ToDoubleFunction<Delay> part) {
        return Median.of(delays.stream()
                .mapToDouble(delay -> delay.map(part::applyAsDouble).orElse(Double.POSITIVE_INFINITY))
                .toArray());
    }

    public int runs() {
        return delays.size();
    }

    public long found() {
        return delays.stream().filter(Optional::isPresent).count();
    }

    /** Share of the runs in which it was found with at most this delay. */
    public double within(double limit, ToDoubleFunction<Delay> part) {
        long soon = delays.stream()
                .filter(delay -> delay.isPresent() && part.applyAsDouble(delay.get()) <= limit)
                .count();
        return soon / (double) delays.size();
    }
}
