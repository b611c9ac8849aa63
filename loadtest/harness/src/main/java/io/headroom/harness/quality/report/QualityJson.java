package io.headroom.harness.quality.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.harness.quality.Consistency;
import io.headroom.harness.quality.Estimate;
import io.headroom.harness.quality.QualityResult;

/** The report as JSON; {@link io.headroom.harness.quality.QualityPrices} reads it back. */
final class QualityJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private QualityJson() {}

    static ObjectNode of(QualityResult result) {
        QualityResult.Sample sample = result.sample();
        ObjectNode root = NODES.objectNode().put("verdict", result.verdict().name());
        result.reasons().forEach(root.putArray("reasons")::add);
        root.put("bundle", result.bundle())
                .put("requests", sample.requests())
                .put("requestsLeftOut", sample.left())
                .put("users", sample.users())
                .put("items", sample.items())
                .put("repeatedQuestions", sample.repeated())
                .put("seed", sample.seed())
                .put("confidence", 0.95)
                .put("startedAt", sample.startedAt().toString())
                .put("spentSeconds", sample.spent().toMillis() / 1000.0);
        root.set("rungs", rungs(result));
        root.set("consistency", consistency(result.consistency()));
        return root;
    }

    private static ObjectNode rungs(QualityResult result) {
        ObjectNode rungs = NODES.objectNode();
        result.rungs().forEach((name, quality) -> {
            ObjectNode rung = rungs.putObject(name.name());
            rung.set("ndcg10", estimate(quality.ndcg10()));
            rung.set("recall10", estimate(quality.recall10()));
            rung.set("coverage", estimate(quality.coverage()));
            rung.set("retained", estimate(quality.retained()));
            rung.put("otherRung", quality.otherRung());
        });
        return rungs;
    }

    private static ObjectNode estimate(Estimate estimate) {
        return NODES.objectNode()
                .put("value", estimate.value())
                .put("low", estimate.low())
                .put("high", estimate.high());
    }

    private static ObjectNode consistency(Consistency consistency) {
        return NODES.objectNode()
                .put("offlineNdcg10", consistency.offlineNdcg10())
                .put("liveNdcg10", consistency.liveNdcg10())
                .put("difference", consistency.difference())
                .put("tolerance", consistency.tolerance())
                .put("sameLists", consistency.sameLists())
                .put("ok", consistency.holds());
    }
}
