package io.headroom.drift.run;

import io.headroom.drift.injection.ConceptCalibration;
import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.RunOutcome;
import io.headroom.drift.simulation.PreparedService;
import io.headroom.drift.simulation.SimulationOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/**
 * All runs that begin with the same prepared service, one after the other.
 *
 * @param done is told the requests of each run that ended
 */
record SeedRuns(SimulationOptions options, List<Scenario> scenarios, IntConsumer done)
        implements Callable<List<RunOutcome>> {
    @Override
    public List<RunOutcome> call() {
        PreparedService prepared = PreparedService.prepare(options);
        Optional<ConceptCalibration> calibration = scenarios.stream()
                .filter(scenario -> scenario.injection().kind() == Kind.CONCEPT)
                .findAny()
                .map(_ -> new ConceptCalibration(prepared));
        Map<Double, Double> angles = new HashMap<>();
        List<RunOutcome> outcomes = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (double size : scenario.sizes()) {
                boolean isConcept = scenario.injection().kind() == Kind.CONCEPT;
                double strength = isConcept ? angles.computeIfAbsent(size, calibration.orElseThrow()::angle) : size;
                double aucLoss = isConcept ? loss(calibration.orElseThrow(), strength) : 0;
                outcomes.add(new ScenarioRun(scenario, size, strength, prepared).run(aucLoss));
                done.accept(scenario.requests());
            }
        }
        return outcomes;
    }

    private static double loss(ConceptCalibration calibration, double angle) {
        return 1 - calibration.auc(angle) / calibration.auc(0);
    }
}
