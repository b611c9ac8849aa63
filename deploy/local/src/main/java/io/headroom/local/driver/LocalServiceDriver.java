package io.headroom.local.driver;

import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.process.ProcessSignal;
import io.headroom.local.state.Phase;
import io.headroom.local.state.RunDirectory;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import io.headroom.local.state.ServiceState;
import io.headroom.local.supervision.LocalRunException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Acts on the processes named in a run's state file, whoever supervises them. Thread-safe. */
public final class LocalServiceDriver implements ServiceDriver {
    /** How finely the end of a wait is seen; experiments time recovery from requests, not from this. */
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final RunDirectory run;

    public LocalServiceDriver(RunDirectory run) {
        this.run = run;
    }

    @Override
    public List<String> services() {
        return state().services().stream().map(ServiceState::service).distinct().toList();
    }

    @Override
    public List<String> replicas(String service) {
        return state().services().stream()
                .filter(replica -> replica.service().equals(service))
                .map(ServiceState::name)
                .toList();
    }

    @Override
    public ProcessIdentity identity(String service) {
        return service(service)
                .process()
                .orElseThrow(() -> new LocalRunException(service + " has not been started yet"));
    }

    @Override
    public void kill(String replica) {
        send(ProcessSignal.KILL, replica);
    }

    @Override
    public void restart(String replica) {
        send(ProcessSignal.TERM, replica);
    }

    @Override
    public void hang(String replica) {
        send(ProcessSignal.STOP, replica);
    }

    @Override
    public void resume(String replica) {
        send(ProcessSignal.CONT, replica);
    }

    @Override
    public ProcessIdentity awaitReadyAfter(String service, ProcessIdentity previous, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            ServiceState now = service(service);
            Optional<ProcessIdentity> process = now.process().filter(candidate -> !candidate.equals(previous));
            if (now.phase() == Phase.READY && process.isPresent()) {
                return process.get();
            }
            TimeUnit.NANOSECONDS.sleep(POLL_NANOS);
        }
        throw new LocalRunException(service + " was not ready again within " + limit.toSeconds() + " s");
    }

    private void send(ProcessSignal signal, String service) {
        ProcessIdentity target = identity(service);
        if (!signal.send(target)) {
            throw new LocalRunException("cannot send SIG" + signal + " to " + service + ": process " + target.pid()
                    + " is no longer there");
        }
    }

    private ServiceState service(String name) {
        return state().service(name)
                .orElseThrow(() -> new LocalRunException("there is no service named '" + name + "'"));
    }

    private RunState state() {
        return RunStateFile.read(run).orElseThrow(() -> new LocalRunException("nothing is up in " + run.path()));
    }
}
