package io.headroom.drift.scoring;

import io.headroom.monitoring.view.QualityView.Point;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How far quality fell when something was injected: mean of the windows before less mean of the windows wholly after, over all runs.
 *
 * @param realisedFall of the AUC on labels; not a number where no window tells
 * @param estimatedFall of the AUC as estimated from the scores alone
 */
public record QualityChange(double realisedFall, double estimatedFall) {
    public static QualityChange of(List<RunOutcome> runs) {
        return new QualityChange(fall(runs, Point::auc), fall(runs, Point::estimatedAuc));
    }

    private static double fall(List<RunOutcome> runs, Function<Point, OptionalDouble> part) {
        return mean(runs, run -> point -> point.toMillis() < run.startMillis(), part)
                - mean(runs, run -> point -> point.fromMillis() >= run.startMillis(), part);
    }

    private static double mean(
            List<RunOutcome> runs, Function<RunOutcome, Predicate<Point>> which, Function<Point, OptionalDouble> part) {
        return runs.stream()
                .flatMap(run -> points(run, which.apply(run)))
                .map(part)
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(Double.NaN);
    }

    private static Stream<Point> points(RunOutcome run, Predicate<Point> which) {
        return run.quality().stream().filter(which);
    }
}
