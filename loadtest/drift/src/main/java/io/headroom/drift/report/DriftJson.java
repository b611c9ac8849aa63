package io.headroom.drift.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.drift.figures.Figure;
import io.headroom.drift.run.DriftResult;
import io.headroom.drift.scoring.Detection;
import io.headroom.drift.scoring.FalseAlarms;
import io.headroom.drift.scoring.Median;
import io.headroom.drift.scoring.SizeScore;
import io.headroom.drift.verdict.Bar;
import io.headroom.monitoring.significance.Interval;

/** The report as a tree of JSON. What is infinite, as the delay of what was never found, is left out. */
final class DriftJson {
    private static final int FORMAT = 1;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DriftJson() {}

    static ObjectNode of(DriftResult result) {
        ObjectNode root = NODES.objectNode();
        root.put("format", FORMAT);
        root.put("verdict", result.verdict().name());
        root.put("startedAt", result.startedAt().toString());
        root.put("seed", result.options().seed());
        root.put("requests", DriftPage.requests(result.options().scenarios()));
        root.put("spentSeconds", result.spent().toMillis() / 1_000.0);
        root.putObject("machine")
                .put("cores", result.machine().cores())
                .put("memoryGiB", result.machine().memoryGiB())
                .put("jdk", result.machine().jdk())
                .put("os", result.machine().os());
        ArrayNode bars = root.putArray("bars");
        result.bars().forEach(bar -> bars.add(bar(bar)));
        ArrayNode injected = root.putArray("injected");
        result.board().sizes().forEach(score -> injected.add(size(score)));
        ArrayNode falseAlarms = root.putArray("falseAlarms");
        result.board().falseAlarms().forEach(score -> falseAlarms.add(falseAlarms(score)));
        ArrayNode figures = root.putArray("referenceFigures");
        result.figures().forEach(figure -> figures.add(figure(figure)));
        return root;
    }

    private static ObjectNode bar(Bar bar) {
        return NODES.objectNode()
                .put("name", bar.name())
                .put("limit", bar.limit())
                .put("measured", bar.measured())
                .put("finding", bar.finding().name());
    }

    private static ObjectNode size(SizeScore score) {
        ObjectNode node = NODES.objectNode();
        node.put("scenario", score.scenario().name());
        node.put("kind", score.scenario().injection().kind().label());
        node.put("size", score.size());
        node.put("unit", score.scenario().injection().kind().unit());
        node.put("runs", score.runs().size());
        score.runs().stream()
                .mapToDouble(run -> run.aucLoss())
                .filter(loss -> loss > 0)
                .average()
                .ifPresent(loss -> node.put("measuredAucLoss", loss));
        node.set("anyExpected", detection(score.byExpected()));
        ObjectNode detectors = node.putObject("detectors");
        score.byDetector().forEach((detector, detection) -> detectors.set(detector.name(), detection(detection)));
        return node;
    }

    private static ObjectNode detection(Detection detection) {
        ObjectNode node = NODES.objectNode();
        node.put("found", detection.found());
        node.put("missed", detection.runs() - detection.found());
        node.set("missedInterval", interval(detection.missed()));
        node.set("requests", median(detection.requests()));
        node.set("labelledImpressions", median(detection.labelled()));
        node.set("simulatedHours", median(detection.hours()));
        return node;
    }

    private static ObjectNode median(Median median) {
        ObjectNode node = NODES.objectNode();
        finite(node, "median", median.value());
        finite(node, "low", median.low());
        finite(node, "high", median.high());
        return node;
    }

    private static void finite(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        }
    }

    private static ObjectNode interval(Interval interval) {
        ObjectNode node = NODES.objectNode();
        finite(node, "low", interval.low());
        finite(node, "high", interval.high());
        return node;
    }

    private static ObjectNode falseAlarms(FalseAlarms score) {
        ObjectNode node = NODES.objectNode();
        node.put("scenario", score.scenario().name());
        node.put("detector", score.detector().name());
        node.put("requests", score.requests());
        node.put("alarms", score.alarms());
        node.put("alarmsPer10000", score.alarmsPer10k());
        node.set("interval", interval(score.per10k()));
        node.put("tests", score.tests());
        node.put("rejections", score.rejections());
        score.nominal().ifPresent(nominal -> node.put("nominal", nominal));
        node.set("rejectionRateInterval", interval(score.rate()));
        node.put("dispersion", score.dispersion());
        node.put("finding", score.finding().name());
        return node;
    }

    private static ObjectNode figure(Figure figure) {
        return NODES.objectNode()
                .put("name", figure.name())
                .put("reference", figure.stated())
                .put("measured", figure.measured())
                .put("tolerance", figure.tolerance())
                .put("samples", figure.samples())
                .put("within", figure.within());
    }
}
