package io.headroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.cli.CommandProcess;
import io.headroom.cli.services.FakeProject;
import io.headroom.local.process.MarkedProcesses;
import io.headroom.local.process.ProcessSignal;
import io.headroom.local.state.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the main job ends when it cannot be done. */
final class DemoTest {
    @TempDir
    private Path root;

    private List<String> arguments;
    private String mark;

    @BeforeEach
    void buildProject() throws IOException {
        FakeProject project = new FakeProject(root);
        project.build();
        project.buildPipeline();
        mark = new RunDirectory(root.resolve("target/headroom/run")).mark();
        arguments = List.of("demo", "--data", root.toString(), "--port-offset", FakeProject.freePortOffset() + "");
    }

    @AfterEach
    void nothingIsLeftRunning() {
        var left = MarkedProcesses.find(mark);
        left.forEach(ProcessSignal.KILL::send);
        assertThat(left).isEmpty();
    }

    @Test
    void demo_endsAndLeavesNoOldReport_whenThePipelineFails() throws IOException, InterruptedException {
        Path report = root.resolve("target/headroom/report/report.json");
        Files.createDirectories(report.getParent());
        Files.writeString(report, "{}");
        CommandProcess demo = CommandProcess.headroom(root, arguments.toArray(String[]::new));
        assertThat(demo.exitCode()).isEqualTo(1);
        assertThat(demo.errorLines()).containsExactly("headroom: the pipeline failed with exit code 1");
        assertThat(demo.out()).contains("pipeline --data " + root, "--seed 1", "2/6 pipeline");
        assertThat(report).doesNotExist();
    }

    @Test
    void demo_stopsThePipeline_whenTerminated() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(CommandProcess.mainCommand(root));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("demo.out").toFile());
        builder.environment().put("HEADROOM_FAKE_PIPELINE", "hang");
        Process demo = builder.start();
        awaitPipeline();
        demo.destroy();
        assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(143);
        assertThat(Files.readString(root.resolve("demo.out"))).endsWith("stopping the pipeline\n");
    }

    private void awaitPipeline() throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!Files.readString(root.resolve("demo.out")).contains("pipeline --data")) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
