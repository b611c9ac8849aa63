package io.headroom.harness.report.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.figures.ControlFigures;
import io.headroom.harness.experiment.figures.Episode;
import io.headroom.harness.experiment.figures.ExperimentFigures;
import io.headroom.harness.experiment.figures.Second;
import io.headroom.harness.experiment.run.DatedSighting;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.experiment.run.FaultRecord;
import io.headroom.harness.report.Memory;
import io.headroom.harness.report.ReportJson;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** The report of an experiment as JSON: the load report's fields, with a timeline by second, and the experiment's own. */
final class ExperimentJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExperimentJson() {}

    static ObjectNode of(ExperimentResult result, Memory memory) {
        ExperimentFigures figures = result.figures();
        ObjectNode root = ReportJson.of(result.load(), memory);
        root.set("experiment", experiment(result.experiment()));
        root.set("faults", faults(result.faults()));
        root.set("sightings", sightings(result.sightings()));
        result.caveats().forEach(root.putArray("caveats")::add);
        root.set("timeline", timeline(figures.timeline()));
        root.set("episodes", episodes(figures.episodes()));
        root.set("control", control(figures.control()));
        root.set("detectSeconds", seconds(figures.detectSeconds()));
        root.set("firstFullSeconds", seconds(figures.firstFullSeconds()));
        root.set("recoverySeconds", seconds(figures.recoverySeconds()));
        root.put("availability", figures.availability());
        root.put("withinBudget", figures.withinBudget());
        root.put("degradedShare", figures.degradedShare());
        root.put("budgetBurned", figures.budgetBurned());
        root.put("lateAnswers", figures.lateAnswers());
        root.put("latestMicros", figures.latestMicros());
        root.set("qualityRetained", ReportJson.number(figures.quality().retained()));
        root.set("qualityWeightedGoodput", ReportJson.number(figures.quality().goodputPerSecond()));
        root.put("qualitySource", figures.quality().source());
        return root;
    }

    private static ObjectNode experiment(Experiment experiment) {
        ObjectNode node = NODES.objectNode()
                .put("name", experiment.name())
                .put("description", experiment.description())
                .put("rate", experiment.load().rate())
                .put("durationSeconds", experiment.load().duration().toNanos() / 1e9)
                .put("warmupSeconds", experiment.load().warmup().toNanos() / 1e9)
                .put("controlSeconds", experiment.load().control().toNanos() / 1e9)
                .put("seed", experiment.load().seed());
        ObjectNode replicas = node.putObject("replicas");
        Experiment.SERVICES.forEach(service -> replicas.put(service, experiment.replicasOf(service)));
        return node;
    }

    private static ArrayNode faults(List<FaultRecord> faults) {
        ArrayNode nodes = NODES.arrayNode();
        for (FaultRecord fault : faults) {
            ObjectNode node = nodes.addObject()
                    .put("at", seconds(fault.begun()))
                    .put("plannedAt", seconds(fault.planned().begin()))
                    .put("until", seconds(fault.ended()))
                    .put("kind", fault.kind())
                    .put("service", fault.service())
                    .put("proven", fault.proven())
                    .put("proof", fault.proof());
            fault.readyAgain().ifPresent(at -> node.put("readyAgainAt", seconds(at)));
            fault.replicas().forEach(node.putArray("replicas")::add);
            fault.before().forEach(node.putArray("before")::add);
            fault.after().forEach(node.putArray("after")::add);
            fault.fired().ifPresent(fired -> node.put("fired", fired));
        }
        return nodes;
    }

    private static ArrayNode sightings(List<DatedSighting> sightings) {
        ArrayNode nodes = NODES.arrayNode();
        for (DatedSighting seen : sightings) {
            nodes.addObject()
                    .put("at", seconds(seen.at()))
                    .put("service", seen.sighting().service())
                    .put("replica", seen.sighting().replica())
                    .put("what", seen.sighting().what())
                    .put("words", seen.sighting().words());
        }
        return nodes;
    }

    private static ArrayNode timeline(List<Second> timeline) {
        ArrayNode nodes = NODES.arrayNode();
        for (Second second : timeline) {
            nodes.addObject()
                    .put("second", second.second())
                    .put("offered", second.offered())
                    .put("ok", second.ok())
                    .put("errors", second.errors())
                    .put("p50", second.p50Micros())
                    .put("p99", second.p99Micros())
                    .set("rungs", ReportJson.counts(second.rungs()));
        }
        return nodes;
    }

    private static ArrayNode episodes(List<Episode> episodes) {
        ArrayNode nodes = NODES.arrayNode();
        for (Episode episode : episodes) {
            ObjectNode node = nodes.addObject().put("beginSeconds", episode.begin());
            node.set("recoverableSeconds", seconds(episode.recoverable()));
            node.set("detectSeconds", seconds(episode.detect()));
            node.set("firstFullSeconds", seconds(episode.firstFull()));
            node.set("recoverySeconds", seconds(episode.recovery()));
        }
        return nodes;
    }

    private static ObjectNode control(ControlFigures control) {
        return NODES.objectNode()
                .put("requests", control.requests())
                .put("errors", control.errors())
                .put("late", control.late())
                .put("degraded", control.degraded());
    }

    /** Milliseconds are as fine as any of these means something. */
    private static com.fasterxml.jackson.databind.node.ValueNode seconds(OptionalDouble seconds) {
        return ReportJson.number(
                seconds.stream().map(value -> Math.round(value * 1000) / 1000.0).findFirst());
    }

    private static double seconds(Duration duration) {
        return Math.round(duration.toNanos() / 1e6) / 1000.0;
    }
}
