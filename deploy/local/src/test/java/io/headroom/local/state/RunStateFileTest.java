package io.headroom.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.service.NamedPort;
import io.headroom.local.service.ServiceSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunStateFileTest {
    @TempDir
    private Path directory;

    @Test
    void read_givesWhatWasWritten() {
        RunDirectory run = new RunDirectory(directory.resolve("run"));
        ServiceSpec spec = new ServiceSpec(
                "alpha",
                "alpha",
                List.of("java"),
                Map.of(),
                List.of(new NamedPort("gRPC", 7101)),
                URI.create("http://127.0.0.1:9101/q/health/ready"),
                URI.create("http://127.0.0.1:9101/q/health/ready"),
                directory.resolve("alpha.log"),
                directory.resolve("temporary"));
        ServiceState fresh = ServiceState.notStarted(spec);
        ServiceState restarted = fresh.started(new ProcessIdentity(12, Instant.ofEpochMilli(1234)))
                .exited(137, Phase.BACKING_OFF)
                .started(new ProcessIdentity(13, Instant.ofEpochMilli(5678)))
                .in(Phase.READY);
        RunState state = new RunState(
                ProcessIdentity.current(), Instant.ofEpochSecond(9), "v1", "http://x", List.of(fresh, restarted));
        RunStateFile.write(run, state);
        assertThat(RunStateFile.read(run)).contains(state);
        assertThat(restarted.restarts()).isEqualTo(1);
    }

    @Test
    void read_isEmpty_whenThereIsNoStateOrADamagedOne() throws IOException {
        RunDirectory run = new RunDirectory(directory);
        assertThat(RunStateFile.read(run)).isEmpty();
        Files.writeString(run.stateFile(), "{\"supervisor\":");
        assertThat(RunStateFile.read(run)).isEmpty();
    }
}
