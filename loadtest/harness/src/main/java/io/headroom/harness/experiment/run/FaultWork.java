package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.PlannedFault;

/** Does one fault at its time, undoes it at its end, and proves it. */
interface FaultWork {
    /** Blocks until it is over and the services are ready again, or have been given up. */
    FaultRecord perform() throws InterruptedException;

    static FaultWork of(PlannedFault planned, FaultStage stage) {
        return switch (planned.action()) {
            case Action.Kill kill -> new KillWork(planned, kill, stage);
            case Action.Hang hang -> new HangWork(planned, hang, stage);
            case Action.OnCalls calls -> new CallWork(planned, calls, stage);
            case Action.Overload overload -> new OverloadWork(planned, overload, stage);
        };
    }
}
