package io.headroom.harness.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.harness.load.LoadOptions;
import io.headroom.harness.load.LoadResult;
import io.headroom.harness.load.Machine;
import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.measurement.Measured;
import io.headroom.harness.measurement.Slice;
import io.headroom.harness.quality.WeightedGoodput;
import io.headroom.harness.users.EventTally;
import io.headroom.harness.verdict.Check;
import io.headroom.harness.verdict.Check.Evidence;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Percentile;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The report as JSON. Times are microseconds unless the name says otherwise. */
public final class ReportJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ReportJson() {}

    /** With what the answers were worth. */
    static ObjectNode of(LoadResult result, Memory memory, WeightedGoodput goodput) {
        return of(result, memory).set("goodput", goodput(goodput));
    }

    /** Everything that a run under load measured. */
    public static ObjectNode of(LoadResult result, Memory memory) {
        Measured measured = result.measured();
        ObjectNode root = NODES.objectNode();
        root.put("verdict", result.judgement().verdict().name());
        result.judgement().reasons().forEach(root.putArray("reasons")::add);
        root.put("offeredRate", result.options().rate());
        root.put("achievedRate", Math.round(measured.achievedRate() * 100) / 100.0);
        root.put("requests", measured.requests());
        root.put("errors", measured.errorCount());
        root.set("errorsByCategory", counts(measured.errors()));
        root.set("latencyMicros", latency(measured.latency()));
        root.set("errorLatencyMicros", latency(measured.errorLatency()));
        root.set("gatewayMicros", latency(measured.gateway()));
        root.set("sendLagMicros", quantiles(measured.sendLag(), Percentile.P50, Percentile.P99));
        root.set("stages", stages(result));
        root.set("rungs", counts(measured.rungs()));
        root.set("checks", checks(result));
        root.set("timeline", timeline(measured));
        root.set("machine", machine(result.machine()));
        root.set("bundle", bundle(result));
        root.set("run", run(result));
        result.users().ifPresent(users -> root.set("users", users(users)));
        if (!memory.rssBytes().isEmpty()) {
            root.set("memory", memory(memory));
        }
        return root;
    }

    private static ObjectNode latency(Distribution distribution) {
        return quantiles(distribution, Percentile.values());
    }

    private static ObjectNode quantiles(Distribution distribution, Percentile... percentiles) {
        ObjectNode node = NODES.objectNode();
        for (Percentile percentile : percentiles) {
            node.put(percentile.key(), distribution.quantile(percentile.quantile()));
        }
        return node.put("max", distribution.max());
    }

    private static ObjectNode stages(LoadResult result) {
        ObjectNode stages = NODES.objectNode();
        for (Map.Entry<String, Budget> entry : result.scenario().stages().entrySet()) {
            String name = entry.getKey();
            Distribution spent = result.measured().stages().getOrDefault(name, Distribution.empty());
            ObjectNode stage = quantiles(spent, Percentile.P50, Percentile.P95, Percentile.P99);
            entry.getValue()
                    .target(Percentile.P99)
                    .ifPresent(target -> stage.put("budgetP99", target.toNanos() / 1000));
            stage.put("ok", StageChecks.ok(result.judgement().checks(), name));
            stage.put("samples", spent.count());
            stage.set("outcomes", counts(result.measured().outcomes().getOrDefault(name, Map.of())));
            stages.set(name, stage);
        }
        return stages;
    }

    private static ObjectNode goodput(WeightedGoodput goodput) {
        ObjectNode node = NODES.objectNode().put("inBudgetPerSecond", goodput.inBudgetPerSecond());
        node.set("qualityWeightedPerSecond", number(goodput.weightedPerSecond()));
        node.set("qualityRetained", number(goodput.retained()));
        return node.put("note", goodput.note());
    }

    private static ArrayNode checks(LoadResult result) {
        ArrayNode checks = NODES.arrayNode();
        for (Check check : result.judgement().checks()) {
            ObjectNode node = checks.addObject();
            node.put("name", check.name());
            node.set("limit", number(OptionalDouble.of(check.limit())));
            node.set("actual", number(check.actual()));
            node.put("ok", check.ok());
            node.put("finding", check.finding().name());
            node.put("unit", check.unit().name().toLowerCase(Locale.ROOT));
            node.put("reason", check.reason());
            check.evidence().ifPresent(evidence -> node.set("evidence", evidence(evidence, result)));
        }
        return checks;
    }

    private static ObjectNode evidence(Evidence evidence, LoadResult result) {
        ObjectNode node = NODES.objectNode();
        node.put("samples", evidence.samples());
        node.put("late", evidence.late());
        node.put("confidence", result.options().instrument().confidence());
        node.set("low", number(evidence.interval().low()));
        node.set("high", number(evidence.interval().high()));
        return node;
    }

    private static ArrayNode timeline(Measured measured) {
        ArrayNode timeline = NODES.arrayNode();
        for (Slice slice : measured.slices()) {
            ObjectNode node = timeline.addObject();
            node.put("startSeconds", slice.startSeconds());
            node.put("answered", slice.answered());
            node.put("errors", slice.errors());
            node.put("p50", slice.p50Micros());
            node.put("p99", slice.p99Micros());
            node.set("rungs", counts(slice.rungs()));
        }
        return timeline;
    }

    private static ObjectNode machine(Machine machine) {
        return NODES.objectNode()
                .put("cores", machine.cores())
                .put("memoryGiB", machine.memoryGiB())
                .put("jdk", machine.jdk())
                .put("os", machine.os());
    }

    private static ObjectNode bundle(LoadResult result) {
        ObjectNode bundle = NODES.objectNode().put("version", result.target().bundleVersion());
        bundle.set("metrics", result.target().bundleMetrics());
        bundle.set("answers", counts(result.measured().bundles()));
        return bundle;
    }

    private static ObjectNode run(LoadResult result) {
        LoadOptions options = result.options();
        return NODES.objectNode()
                .put("target", options.target().toString())
                .put("scenario", options.scenario())
                .put("startedAt", result.startedAt().toString())
                .put("durationSeconds", options.duration().toNanos() / 1e9)
                .put("warmupSeconds", options.warmup().toNanos() / 1e9)
                .put("seed", options.seed())
                .put("limit", options.limit())
                .put("users", result.target().users().size())
                .put("clientTimeoutMillis", result.clientTimeout().toMillis())
                .put("confidence", options.instrument().confidence());
    }

    private static ObjectNode users(EventTally users) {
        ObjectNode node = NODES.objectNode()
                .put("answers", users.answers())
                .put("clicks", users.clicks())
                .put("sent", users.sent())
                .put("accepted", users.accepted())
                .put("repeated", users.repeated())
                .put("refused", users.refused())
                .put("dropped", users.dropped());
        users.problem().ifPresent(words -> node.put("problem", words));
        return node;
    }

    private static ObjectNode memory(Memory memory) {
        ObjectNode processes = NODES.objectNode();
        memory.rssBytes().forEach((process, rss) -> {
            ObjectNode node = processes.putObject(process).put("rssBytes", rss);
            if (memory.limitBytes().containsKey(process)) {
                node.put("limitBytes", memory.limitBytes().get(process));
            }
        });
        return NODES.objectNode().put("totalRssBytes", memory.totalBytes()).set("processes", processes);
    }

    public static ObjectNode counts(Map<String, Long> counts) {
        ObjectNode node = NODES.objectNode();
        counts.forEach(node::put);
        return node;
    }

    private static com.fasterxml.jackson.databind.node.ValueNode number(OptionalLong value) {
        return value.isPresent() ? NODES.numberNode(value.getAsLong()) : NODES.nullNode();
    }

    /** Whole numbers are written as such. */
    public static com.fasterxml.jackson.databind.node.ValueNode number(OptionalDouble value) {
        if (value.isEmpty()) {
            return NODES.nullNode();
        }
        double number = value.getAsDouble();
        return number == Math.rint(number) ? NODES.numberNode((long) number) : NODES.numberNode(number);
    }
}
