package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.target.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Dates what the target is seen to do, from the control window on. Thread-safe. */
final class Sightings implements Consumer<Sighting> {
    private final FaultStage stage;
    private final List<DatedSighting> seen = new ArrayList<>();

    Sightings(FaultStage stage) {
        this.stage = stage;
    }

    @Override
    public void accept(Sighting sighting) {
        DatedSighting dated = new DatedSighting(stage.now(), sighting);
        synchronized (seen) {
            seen.add(dated);
        }
    }

    List<DatedSighting> inOrder() {
        synchronized (seen) {
            return seen.stream().sorted(Comparator.comparing(DatedSighting::at)).toList();
        }
    }
}
