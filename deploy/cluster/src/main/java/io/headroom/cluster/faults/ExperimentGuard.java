package io.headroom.cluster.faults;

import io.headroom.harness.experiment.CallFault;
import io.headroom.harness.experiment.Delay;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.run.Closing;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.experiment.target.TargetException;
import io.headroom.harness.experiment.target.faults.FaultPort;
import io.headroom.harness.experiment.target.faults.FaultState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps two experiments off the same services, with no right but those an experiment needs anyway: a mark in the list of faults of one replica
 * of each service. The mark is itself a fault, which delays one call in a thousand million by a microsecond; it ends by itself should nobody
 * remove it. A replica that is killed loses its mark, but the other services keep theirs. Of two that come at once the one whose mark has the
 * lower id goes on.
 */
public final class ExperimentGuard implements AutoCloseable {
    private static final String KIND = "delay";
    private static final double SHARE = 1e-9;
    private static final CallFault MARK = new CallFault(
            KIND,
            SHARE,
            Optional.empty(),
            Optional.of(new Delay(Delay.Distribution.FIXED, Map.of("value", Duration.ofNanos(1000)))),
            Optional.empty());

    private final List<FaultPort.Injected> marks = new ArrayList<>();

    private ExperimentGuard() {}

    /**
     * Marks those services of the target that take faults.
     *
     * @param atMost after which the marks end by themselves
     * @throws TargetException when another experiment is being done, or faults of one that was cut off are in force still
     */
    public static ExperimentGuard take(ExperimentTarget target, Function<String, FaultPort> ports, Duration atMost) {
        ExperimentGuard guard = new ExperimentGuard();
        try {
            for (String service : Experiment.SERVICES) {
                target.replicas(service).stream()
                        .filter(target::takesFaults)
                        .findFirst()
                        .ifPresent(replica -> guard.mark(replica, ports.apply(replica), atMost));
            }
            return guard;
        } catch (RuntimeException e) {
            try {
                guard.close();
            } catch (RuntimeException more) {
                e.addSuppressed(more);
            }
            throw e;
        }
    }

    /** Removes the marks. */
    @Override
    public synchronized void close() {
        Closing.all(marks.stream().map(mark -> (Runnable) mark::remove).toList());
    }

    private synchronized void mark(String replica, FaultPort port, Duration atMost) {
        port.list().stream().filter(FaultState::active).findFirst().ifPresent(fault -> refuse(replica, fault));
        FaultPort.Injected mine = port.inject(MARK, 1, atMost);
        marks.add(mine);
        port.list().stream()
                .filter(fault -> isMark(fault) && fault.active() && isBefore(fault.id(), mine.id()))
                .findFirst()
                .ifPresent(fault -> refuse(replica, fault));
    }

    private static void refuse(String replica, FaultState fault) {
        throw new TargetException(
                isMark(fault)
                        ? "another experiment is being done on these services (" + replica
                                + " bears its mark); wait until it has ended"
                        : replica + " has a fault in force already (" + fault.kind() + ", id " + fault.id()
                                + "): an experiment is being done, or one was cut off; wait until the fault has ended");
    }

    private static boolean isMark(FaultState fault) {
        return fault.kind().equals(KIND) && fault.share() == SHARE;
    }

    private static boolean isBefore(String id, String other) {
        return Long.parseLong(id) < Long.parseLong(other);
    }
}
