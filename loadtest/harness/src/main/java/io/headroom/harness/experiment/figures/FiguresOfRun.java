package io.headroom.harness.experiment.figures;

import io.headroom.harness.experiment.LoadPlan;
import io.headroom.harness.experiment.run.FaultRecord;
import io.headroom.runtime.budgets.Percentile;
import io.headroom.runtime.budgets.Scenario;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes the figures of an experiment from its requests and its faults. */
public final class FiguresOfRun {
    private final Scenario scenario;
    private final LoadPlan load;
    private final RungPrices prices;

    public FiguresOfRun(Scenario scenario, LoadPlan load, RungPrices prices) {
        this.scenario = scenario;
        this.load = load;
        this.prices = prices;
    }

    /** @param all in the order in which they were due, control window included */
    public ExperimentFigures of(List<Sample> all, List<FaultRecord> faults) {
        List<Sample> samples =
                all.stream().filter(sample -> sample.dueNanos() >= 0).toList();
        ControlFigures control = ControlFigures.of(
                all.stream().filter(sample -> sample.dueNanos() < 0).toList(), timeoutNanos());
        List<Episode> episodes = new Episodes(samples, control.badShare(), load.duration()).of(faults);
        long answered = samples.stream().filter(Sample::answered).count();
        double availability = share(within(samples, timeoutNanos()), samples.size());
        return new ExperimentFigures(
                samples.size(),
                samples.size() - answered,
                categories(samples),
                answered - within(samples, timeoutNanos()),
                availability,
                share(within(samples, budgetNanos()), samples.size()),
                share(samples.stream().filter(Sample::degraded).count(), answered),
                (1 - availability) / (1 - scenario.availability()),
                latest(samples) / 1000,
                longest(episodes.stream().filter(Episode::noticed).toList(), Episode::detect),
                longest(episodes.stream().filter(Episode::noticed).toList(), Episode::firstFull),
                longest(episodes, Episode::recovery),
                QualityFigures.of(
                        samples, prices, budgetNanos(), load.duration().toNanos() / 1e9),
                control,
                episodes,
                Seconds.of(all, load.control(), load.duration()));
    }

    private long timeoutNanos() {
        return scenario.request().timeout().toNanos();
    }

    private long budgetNanos() {
        return scenario.request()
                .target(Percentile.P99)
                .orElse(scenario.request().timeout())
                .toNanos();
    }

    private static long within(List<Sample> samples, long limitNanos) {
        return samples.stream()
                .filter(sample -> sample.answered() && sample.latencyNanos() <= limitNanos)
                .count();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static long latest(List<Sample> samples) {
        return samples.stream()
                .filter(Sample::answered)
                .mapToLong(Sample::latencyNanos)
                .max()
                .orElse(0);
    }

    private static Map<String, Long> categories(List<Sample> samples) {
        Map<String, Long> categories = new TreeMap<>();
        samples.stream()
                .filter(sample -> !sample.answered())
                .forEach(sample -> categories.merge(sample.error(), 1L, Long::sum));
        return categories;
    }

    /** Empty when one has no figure: the longest is unknown then. */
    private static OptionalDouble longest(List<Episode> episodes, Function<Episode, OptionalDouble> figure) {
        return episodes.stream().map(figure).allMatch(OptionalDouble::isPresent)
                ? episodes.stream()
                        .map(figure)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .max()
                : OptionalDouble.empty();
    }
}
