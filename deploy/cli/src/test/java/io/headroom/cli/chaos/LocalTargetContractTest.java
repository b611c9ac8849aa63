package io.headroom.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.cli.CommandProcess;
import io.headroom.cli.services.FakeProject;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.experiment.target.ExperimentTargetContract;
import io.headroom.local.process.MarkedProcesses;
import io.headroom.local.process.ProcessSignal;
import io.headroom.local.service.NamedPort;
import io.headroom.local.state.RunDirectory;
import io.headroom.local.state.RunStateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** With services that only say they are ready and count their calls, under the real supervisor. */
final class LocalTargetContractTest extends ExperimentTargetContract {
    @TempDir
    private Path root;

    private RunDirectory run;
    private LocalTarget target;

    @BeforeEach
    void up() throws IOException, InterruptedException {
        FakeProject project = new FakeProject(root);
        project.build();
        project.publishBundle("20260101-000000-abcdef01");
        run = new RunDirectory(root.resolve("target/headroom/run"));
        CommandProcess up = CommandProcess.headroom(
                root,
                "up",
                "--detach",
                "--experiments",
                "--replicas",
                "ranking=2",
                "--port-offset",
                Integer.toString(FakeProject.freePortOffset()));
        assertThat(up.exitCode()).as(up.err()).isZero();
        target = new LocalTarget(run);
    }

    @AfterEach
    void down() throws IOException, InterruptedException {
        CommandProcess.headroom(root, "down");
        MarkedProcesses.find(run.mark()).forEach(ProcessSignal.KILL::send);
    }

    @Override
    protected ExperimentTarget target() {
        return target;
    }

    /** A suspended process would not answer, so nothing waits for one. */
    @Override
    protected void calls(String replica) {
        if (target.isSuspended(replica)) {
            return;
        }
        int port = RunStateFile.read(run)
                .flatMap(state -> state.service(replica))
                .orElseThrow()
                .port(NamedPort.MANAGEMENT)
                .orElseThrow();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var unused = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/calls"))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
