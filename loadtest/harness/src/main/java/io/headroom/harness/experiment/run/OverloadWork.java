package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.PlannedFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Notes an overload, which is part of the schedule of arrivals; {@link OverloadProof} proves it once all requests are known. */
record OverloadWork(PlannedFault planned, Action.Overload overload, FaultStage stage) implements FaultWork {
    @Override
    public FaultRecord perform() throws InterruptedException {
        stage.await(planned.begin());
        Duration begun = stage.now();
        stage.say("the rate is multiplied by " + overload.factor());
        stage.await(planned.end().orElse(planned.begin()));
        Duration ended = stage.now();
        stage.say("the rate is back");
        return new FaultRecord(
                planned,
                List.of(),
                false,
                begun,
                ended,
                Optional.of(ended),
                List.of(),
                List.of(),
                OptionalLong.empty(),
                false,
                "not counted yet");
    }
}
