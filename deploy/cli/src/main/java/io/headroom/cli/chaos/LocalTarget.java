package io.headroom.cli.chaos;

import io.headroom.harness.experiment.CallFault;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.experiment.target.InjectedFault;
import io.headroom.harness.experiment.target.TargetException;
import io.headroom.harness.experiment.target.faults.DirectManagementPort;
import io.headroom.harness.experiment.target.faults.FaultPort;
import io.headroom.local.driver.LocalServiceDriver;
import io.headroom.local.driver.ServiceDriver;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.service.NamedPort;
import io.headroom.local.state.RunDirectory;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import io.headroom.local.state.ServiceState;
import io.headroom.local.supervision.HealthProbe;
import io.headroom.local.supervision.LocalRunException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The services of this machine as what experiments are done to. Thread-safe. */
final class LocalTarget implements ExperimentTarget {
    private static final Duration PROBE = Duration.ofMillis(500);

    private final RunDirectory run;
    private final ServiceDriver driver;

    LocalTarget(RunDirectory run) {
        this.run = run;
        this.driver = new LocalServiceDriver(run);
    }

    @Override
    public URI gateway() {
        return URI.create(state().gateway());
    }

    @Override
    public List<String> replicas(String service) {
        return tried(() -> driver.replicas(service));
    }

    @Override
    public String identity(String replica) {
        ProcessIdentity process = tried(() -> driver.identity(replica));
        return "pid " + process.pid() + " (" + process.startInstant() + ")";
    }

    @Override
    public boolean isReady(String replica) {
        try {
            return HealthProbe.isWell(service(replica).readiness(), PROBE);
        } catch (TargetException _) {
            return false;
        }
    }

    @Override
    public boolean isSuspended(String replica) {
        long pid = tried(() -> driver.identity(replica)).pid();
        return processState(pid).map(state -> state == 'T').orElse(true) && !isReady(replica);
    }

    @Override
    public void kill(String replica) {
        tried(() -> {
            driver.kill(replica);
            return true;
        });
    }

    /** A suspended process can end nothing by itself, so {@code atMost} is not kept: the supervisor takes it for dead sooner or later. */
    @Override
    public void hang(String replica, Duration atMost) {
        tried(() -> {
            driver.hang(replica);
            return true;
        });
    }

    @Override
    public void resume(String replica) {
        try {
            driver.resume(replica);
        } catch (LocalRunException _) {
            // It is gone: its supervisor took the hang for a death, or the services were stopped.
        }
    }

    @Override
    public InjectedFault inject(String replica, CallFault fault, long seed, Duration atMost) {
        return faults(replica).inject(fault, seed, atMost);
    }

    @Override
    public boolean takesFaults(String replica) {
        try {
            return faults(replica).isOpen();
        } catch (TargetException _) {
            return false;
        }
    }

    private FaultPort faults(String replica) {
        int port = service(replica)
                .port(NamedPort.MANAGEMENT)
                .orElseThrow(() -> new TargetException(replica + " has no management port"));
        return new FaultPort(new DirectManagementPort(URI.create("http://127.0.0.1:" + port)));
    }

    private ServiceState service(String replica) {
        return state().service(replica)
                .orElseThrow(() -> new TargetException("there is no service named '" + replica + "'"));
    }

    private RunState state() {
        return RunStateFile.read(run).orElseThrow(() -> new TargetException("nothing is up in " + run.path()));
    }

    /** As the kernel names it, T for suspended; empty where the system has no such file. */
    private static Optional<Character> processState(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String text = Files.readString(stat);
            return Optional.of(text.charAt(text.lastIndexOf(')') + 2));
        } catch (IOException _) {
            return Files.isDirectory(Path.of("/proc/self")) ? Optional.of('X') : Optional.empty();
        }
    }

    private static <T> T tried(Supplier<T> action) {
        try {
            return action.get();
        } catch (LocalRunException e) {
            throw new TargetException(e.getMessage(), e);
        }
    }
}
