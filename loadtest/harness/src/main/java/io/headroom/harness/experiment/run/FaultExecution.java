package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.PlannedFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Every fault of an experiment on a thread of its own, so that none waits for another. */
final class FaultExecution implements AutoCloseable {
    private record Running(PlannedFault planned, FutureTask<FaultRecord> task, Thread thread) {}

    private final FaultStage stage;
    private final List<Running> running = new ArrayList<>();

    /** Starts the threads; each waits for its time. */
    FaultExecution(List<PlannedFault> faults, FaultStage stage) {
        this.stage = stage;
        for (PlannedFault planned : faults) {
            FutureTask<FaultRecord> task =
                    new FutureTask<>(() -> FaultWork.of(planned, stage).perform());
            Thread thread =
                    Thread.ofVirtual().name("fault-" + planned.action().kind()).start(task);
            running.add(new Running(planned, task, thread));
        }
    }

    /** Waits until all are over. One that could not be done is told as unproven, with the reason. */
    List<FaultRecord> records(Duration limit) throws InterruptedException {
        List<FaultRecord> records = new ArrayList<>();
        for (Running fault : running) {
            records.add(record(fault, limit));
        }
        return List.copyOf(records);
    }

    /** Stops those that are under way; what they did is left to {@link Undo}. */
    @Override
    public void close() {
        running.forEach(fault -> fault.thread().interrupt());
    }

    private FaultRecord record(Running fault, Duration limit) throws InterruptedException {
        try {
            return fault.task().get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return undone(fault.planned(), String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException _) {
            return undone(fault.planned(), "it was not over within " + limit.toSeconds() + " s of the load's end");
        }
    }

    private FaultRecord undone(PlannedFault planned, String why) {
        return new FaultRecord(
                planned,
                stage.target().replicas(planned.action().service()),
                false,
                planned.begin(),
                planned.end().orElse(planned.begin()),
                Optional.empty(),
                List.of(),
                List.of(),
                OptionalLong.empty(),
                false,
                why);
    }
}
