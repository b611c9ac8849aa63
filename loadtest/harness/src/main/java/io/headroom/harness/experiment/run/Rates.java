package io.headroom.harness.experiment.run;

import io.headroom.harness.arrivals.RateProfile;
import io.headroom.harness.arrivals.RateProfile.Piece;
import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.PlannedFault;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The rate over a whole run, overloads included. */
final class Rates {
    private Rates() {}

    /** Offsets count from the start of the warm-up. */
    static RateProfile of(Experiment experiment) {
        double rate = experiment.load().rate();
        Duration lead = experiment.load().warmup().plus(experiment.load().control());
        Map<Long, Double> pieces = new TreeMap<>(Map.of(0L, rate));
        for (PlannedFault fault : experiment.plan()) {
            if (fault.action() instanceof Action.Overload overload) {
                pieces.put(lead.plus(fault.begin()).toNanos(), rate * overload.factor());
                pieces.put(lead.plus(fault.end().orElseThrow()).toNanos(), rate);
            }
        }
        return new RateProfile(pieces.entrySet().stream()
                .map(piece -> new Piece(piece.getKey(), piece.getValue()))
                .toList());
    }
}
