package io.headroom.harness.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.harness.output.OutputDirectory;
import java.nio.file.Path;
import java.util.Locale;

/** What monitoring costs, for a terminal and as JSON. */
public final class CostReport {
    public static final String JSON = "cost.json";

    private CostReport() {}

    public static void write(Path directory, CostResult result) {
        OutputDirectory.write(directory, JSON, json(result).toPrettyString());
    }

    /** Several lines, each ended. */
    public static String render(CostResult result) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s  monitoring on or off changes the p99 by a factor of %.3f (95%% interval %.3f to %.3f; limit %.2f)%n",
                result.verdict(),
                result.ratio().value(),
                result.ratio().low(),
                result.ratio().high(),
                result.options().limit()));
        text.append(String.format(
                Locale.ROOT,
                "  p99 %.2f ms with logging, %.2f ms without; the p50 by a factor of %.3f (%.3f to %.3f)%n",
                result.p99OnMicros() / 1000.0,
                result.p99OffMicros() / 1000.0,
                result.medianRatio().value(),
                result.medianRatio().low(),
                result.medianRatio().high()));
        text.append(String.format(
                Locale.ROOT,
                "  %d pairs of slices of %d s at %s requests/s, the first %d s of each left out; send lag p99 %.2f ms%n",
                result.options().pairs(),
                result.options().slice().toSeconds(),
                result.options().rate(),
                result.options().settle().toSeconds(),
                result.sendLagMicros() / 1000.0));
        result.users().ifPresent(users -> text.append("  ").append(users.line()).append(System.lineSeparator()));
        result.reasons().forEach(reason -> text.append("  - ").append(reason).append(System.lineSeparator()));
        return text.toString();
    }

    private static ObjectNode json(CostResult result) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("verdict", result.verdict().name());
        result.reasons().forEach(root.putArray("reasons")::add);
        root.set("p99Ratio", ratio(root, result.ratio()));
        root.set("p50Ratio", ratio(root, result.medianRatio()));
        root.put("limit", result.options().limit())
                .put("p99OnMicros", result.p99OnMicros())
                .put("p99OffMicros", result.p99OffMicros())
                .put("sendLagP99Micros", result.sendLagMicros())
                .put("failures", result.failures())
                .put("rate", result.options().rate())
                .put("sliceSeconds", result.options().slice().toSeconds())
                .put("settleSeconds", result.options().settle().toSeconds())
                .put("seed", result.options().seed());
        ArrayNode slices = root.putArray("slices");
        result.slices().forEach(slice -> slices.addObject()
                .put("logging", slice.logging())
                .put("requests", slice.requests())
                .put("p50Micros", slice.p50Micros())
                .put("p99Micros", slice.p99Micros())
                .put("logged", slice.logged()));
        return root;
    }

    private static ObjectNode ratio(ObjectNode root, PairedRatio ratio) {
        return root.objectNode()
                .put("value", ratio.value())
                .put("low", ratio.low())
                .put("high", ratio.high());
    }
}
