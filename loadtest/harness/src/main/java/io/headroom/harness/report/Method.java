package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.percent;
import static io.headroom.harness.report.Figures.plain;
import static io.headroom.harness.report.Figures.stated;

import io.headroom.harness.load.LoadOptions;
import io.headroom.harness.load.LoadResult;
import java.util.List;
import java.util.stream.Collectors;

/** How the numbers came about, and the command that makes them again. */
final class Method {
    private Method() {}

    static String render(LoadResult result) {
        LoadOptions options = result.options();
        String lines = List.of(
                        "Requests leave at the instants of a Poisson process whatever the target does (open loop). Latency"
                                + " counts from the intended start, so a stall is charged to every request due during it.",
                        "The injector's own lag is part of every latency and must stay below "
                                + stated(result.injector().sendLagLimit())
                                + " at p99. A request is given up after "
                                + stated(result.clientTimeout())
                                + "; failed requests rank behind all others in the percentiles that are judged.",
                        "A percentile counts as met when so few requests above its limit would be seen with a probability of"
                                + " at most " + percent(1 - options.instrument().confidence(), 0)
                                + " if the limit were broken; intervals are order statistics.",
                        "Stage times are the system's own, from the ledger each answer carries.")
                .stream()
                .map(line -> "<li>" + escape(line) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
        return lines + "<pre>" + escape(command(options)) + "</pre><p class=\"hint\">" + escape(machine(result))
                + "</p>";
    }

    private static String command(LoadOptions options) {
        return "./headroom load --rate %s --duration %ss --seed %s --target %s"
                .formatted(
                        plain(options.rate()).replace(",", ""),
                        plain(options.duration().toMillis() / 1000.0).replace(",", ""),
                        Long.toString(options.seed()),
                        options.target());
    }

    private static String machine(LoadResult result) {
        return "Injector on %s cores with %s GiB, %s, %s."
                .formatted(
                        Integer.toString(result.machine().cores()),
                        plain(result.machine().memoryGiB()),
                        result.machine().os(),
                        result.machine().jdk());
    }
}
