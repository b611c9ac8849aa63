package io.headroom.harness.report.experiment;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.plain;
import static io.headroom.harness.report.Figures.significant;

import io.headroom.harness.experiment.figures.ControlFigures;
import io.headroom.harness.experiment.figures.ExperimentFigures;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.load.Machine;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the figures mean and what they rest on. */
final class ExperimentMethod {
    private ExperimentMethod() {}

    static String render(ExperimentResult result) {
        return Stream.concat(result.caveats().stream(), fixed(result).stream())
                .map(line -> "<li>" + escape(line) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static List<String> fixed(ExperimentResult result) {
        return List.of(
                "Open loop: Poisson arrivals from the seed, latency from the intended start, whatever happened to earlier requests.",
                "Availability: answered well inside the request timeout of "
                        + result.load().scenario().request().timeout().toMillis()
                        + " ms, over all requests; the latest answer took "
                        + significant(result.figures().latestMicros() / 1000.0) + " ms.",
                "Recovered: the first moment from which, for a whole second, no larger share is degraded or failed than in the"
                        + " control window and two in a hundred; counted from when nothing stood in the way any more: the"
                        + " service ready again, the fault over, or at once where another replica lived.",
                control(result.figures().control()),
                errors(result.figures()),
                quality(result.figures()),
                machine(result.load().machine()));
    }

    private static String control(ControlFigures control) {
        return "Control window before the experiment: %s requests, %s errors, %s late, %s degraded."
                .formatted(
                        count(control.requests()),
                        count(control.errors()),
                        count(control.late()),
                        count(control.degraded()));
    }

    private static String errors(ExperimentFigures figures) {
        return figures.errorsByCategory().isEmpty()
                ? "No request failed."
                : "Failed requests: "
                        + figures.errorsByCategory().entrySet().stream()
                                .map((Map.Entry<String, Long> error) -> error.getKey() + " " + count(error.getValue()))
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    private static String quality(ExperimentFigures figures) {
        OptionalDouble goodput = figures.quality().goodputPerSecond();
        return goodput.isEmpty()
                ? "Quality is not stated: " + figures.quality().source() + "."
                : "Quality-weighted goodput: " + plain(Math.round(goodput.getAsDouble() * 10) / 10.0)
                        + " answers/s inside the p99 budget, each counted by what its rung retains. Prices: "
                        + figures.quality().source() + ".";
    }

    private static String machine(Machine machine) {
        return "The injector's machine has " + machine.cores() + " cores and " + machine.memoryGiB()
                + " GiB, for the services too where they run beside it; " + machine.jdk() + "; " + machine.os() + ".";
    }
}
