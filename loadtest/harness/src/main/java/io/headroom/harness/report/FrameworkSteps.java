package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.millis;
import static io.headroom.harness.report.Figures.percent;
import static io.headroom.harness.report.Figures.plain;
import static io.headroom.harness.report.Figures.stated;

import io.headroom.harness.load.LoadResult;
import io.headroom.harness.measurement.Measured;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Percentile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The seven steps of designing an ML system, each with the numbers of the system that was just loaded. */
final class FrameworkSteps {
    private final LoadResult result;
    private final Measured measured;
    private final OfflineMetrics metrics;
    private int number;

    private FrameworkSteps(LoadResult result, OfflineMetrics metrics) {
        this.result = result;
        this.measured = result.measured();
        this.metrics = metrics;
    }

    static String render(LoadResult result, OfflineMetrics metrics) {
        FrameworkSteps steps = new FrameworkSteps(result, metrics);
        return "<ol class=\"steps\">"
                + steps.step("Requirements", "How many, how fast, how often it may fail.", steps.requirements())
                + steps.step(
                        "Framing",
                        "Which items will this user like now: retrieve, then rank by the probability of a positive.",
                        steps.framing())
                + steps.step(
                        "Data preparation",
                        "Strictly by time: what a request is judged by, no model has seen.",
                        prose(metrics.protocol()))
                + steps.step(
                        "Model and training",
                        "Several sources of candidates, one ranker, fitted offline into one bundle.",
                        steps.training())
                + steps.step("Evaluation", "The serving classes replay the held-out window.", steps.evaluation())
                + steps.step("Serving", "Four services, one deadline, a ladder instead of an error.", steps.serving())
                + steps.step("Monitoring", "What this run would have told the one on call.", steps.monitoring())
                + "</ol>";
    }

    private String step(String title, String text, Map<String, String> facts) {
        String rows = facts.entrySet().stream()
                .map(fact ->
                        "<div><dt>%s</dt><dd>%s</dd></div>".formatted(escape(fact.getKey()), escape(fact.getValue())))
                .collect(Collectors.joining());
        number++;
        return """
                <li><div class="number" aria-hidden="true">%s</div><div><h3>%s</h3><p class="hint">%s</p><dl>%s</dl></div></li>
                """.formatted(
                        Integer.toString(number),
                        escape(title),
                        escape(text),
                        rows.isEmpty() ? "<div><dt>stated by the bundle</dt><dd>nothing</dd></div>" : rows);
    }

    private Map<String, String> requirements() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "load",
                plain(result.options().rate()) + " requests/s from "
                        + count(result.target().users().size()) + " users");
        facts.put("request", targets(result.scenario().request()));
        result.scenario().stages().forEach((stage, budget) -> facts.put("  " + stage, targets(budget)));
        facts.put("availability", percent(result.scenario().availability(), 2) + " inside the timeout");
        return facts;
    }

    private static String targets(Budget budget) {
        String targets = budget.targets().entrySet().stream()
                .map(target -> target.getKey().key() + " " + stated(target.getValue()))
                .collect(Collectors.joining(", "));
        return (targets.isEmpty() ? "" : targets + ", ") + "timeout " + stated(budget.timeout());
    }

    private Map<String, String> framing() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("a request asks for", result.options().limit() + " items for one user and context");
        List<String> recall = metrics.metricsOf(metrics.models(), "recall");
        List<String> gain = metrics.metricsOf(metrics.models(), "ndcg");
        if (!recall.isEmpty()) {
            facts.put("retrieval is judged by", String.join(", ", recall));
        }
        if (!gain.isEmpty()) {
            facts.put(
                    "ranking is judged by",
                    gain.stream().map(QualityBars::label).collect(Collectors.joining(", ")));
        }
        return facts;
    }

    private Map<String, String> training() {
        Map<String, String> facts = new LinkedHashMap<>();
        if (!metrics.sources().isEmpty()) {
            facts.put(
                    "sources",
                    metrics.sources().keySet().stream()
                            .filter(source -> !source.equals("merged"))
                            .map(QualityBars::name)
                            .collect(Collectors.joining(", ")));
        }
        facts.putAll(prose(metrics.training()));
        return facts;
    }

    private Map<String, String> evaluation() {
        Map<String, String> facts = new LinkedHashMap<>();
        metrics.models()
                .getOrDefault(OfflineMetrics.OWN, Map.of())
                .forEach((metric, value) -> facts.put(
                        QualityBars.label(metric),
                        String.format(Locale.ROOT, "%.4f", value) + comparison(metric, value)));
        return facts;
    }

    private String comparison(String metric, double own) {
        OptionalDouble popular = metrics.value("popular", metric);
        if (popular.isEmpty() || popular.getAsDouble() <= 0 || !metric.startsWith("ndcg")) {
            return "";
        }
        return String.format(Locale.ROOT, ", %.1f times most popular", own / popular.getAsDouble());
    }

    private Map<String, String> serving() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("bundle", result.target().bundleVersion());
        facts.put(
                "measured",
                count(measured.latency().count()) + " answers, p50 "
                        + millis(measured.latency().quantile(Percentile.P50.quantile())) + ", p99 "
                        + millis(measured.latency().quantile(Percentile.P99.quantile())));
        for (String rung : Rungs.inOrder(measured.rungs().keySet())) {
            long answers = measured.rungs().get(rung);
            facts.put(
                    "  " + Rungs.name(rung),
                    count(answers) + " answers, "
                            + percent((double) answers / measured.latency().count(), 2));
        }
        return facts;
    }

    private Map<String, String> monitoring() {
        Map<String, String> facts = new LinkedHashMap<>();
        double allowed = (1 - result.scenario().availability()) * measured.requests();
        long late = measured.latency()
                .countAbove(result.scenario().request().timeout().toNanos() / 1000);
        facts.put(
                "error budget of this run",
                Figures.significant(allowed) + " requests, " + count(measured.errorCount() + late) + " spent");
        facts.put("degraded answers", percent(degraded(), 2));
        facts.put("stages that did not end well", troubled());
        return facts;
    }

    private double degraded() {
        long answers = measured.latency().count();
        return answers == 0 ? 0 : 1 - measured.rungs().getOrDefault("FULL", 0L) / (double) answers;
    }

    private String troubled() {
        String troubled = measured.outcomes().entrySet().stream()
                .flatMap(stage -> stage.getValue().entrySet().stream()
                        .filter(outcome -> !outcome.getKey().equalsIgnoreCase("OK"))
                        .map(outcome -> stage.getKey() + " " + outcome.getKey() + " " + count(outcome.getValue())))
                .collect(Collectors.joining(", "));
        return troubled.isEmpty() ? "none" : troubled;
    }

    /** The bundle's own keys, {@code testRequests}, in words. */
    private static Map<String, String> prose(Map<String, String> stated) {
        Map<String, String> facts = new LinkedHashMap<>();
        stated.forEach((key, value) -> facts.put(words(key), value));
        return facts;
    }

    private static String words(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('_', ' ')
                .replace(".", " · ")
                .toLowerCase(Locale.ROOT);
    }
}
