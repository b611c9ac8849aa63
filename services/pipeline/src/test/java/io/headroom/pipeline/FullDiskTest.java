package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real full disk: a small file system in memory, which only root may mount. */
class FullDiskTest {

    private static final String BEFORE = "20260101-000000-abcdef01";

    @TempDir
    Path root;

    private Path small;
    private boolean mounted;

    @BeforeEach
    void nameTheDisk() throws IOException {
        small = Files.createDirectories(root.resolve("small"));
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(command("umount", small.toString())).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "400k"})
    void run_namesTheWorkDirectory_whenItHasNoRoom(String size) throws IOException, InterruptedException {
        mount(size);
        Path bundles = store(root.resolve("bundles"));
        assertRefuses(bundles, small.resolve("work"), small);
        assertThat(bundles.resolve("CURRENT")).hasContent(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200k"})
    void run_namesTheStoreAndLeavesItAsItWas_whenItHasNoRoom(String size) throws IOException, InterruptedException {
        mount(size);
        Path bundles = store(small.resolve("bundles"));
        assertRefuses(bundles, root.resolve("work"), small);
        assertThat(bundles.resolve("CURRENT")).hasContent(BEFORE);
        try (var left = Files.list(bundles)) {
            assertThat(left).containsExactly(bundles.resolve("CURRENT"));
        }
    }

    private void assertRefuses(Path bundles, Path work, Path named) throws IOException, InterruptedException {
        Path data = RunningPipeline.writeData(root.resolve("data"));
        try (RunningPipeline run = RunningPipeline.start(root, data, bundles, work)) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errorLines())
                    .singleElement()
                    .asString()
                    .startsWith("pipeline: ")
                    .contains(named.toString())
                    .containsIgnoringCase("no space left on device");
        }
    }

    private static Path store(Path bundles) throws IOException {
        Files.createDirectories(bundles);
        Files.writeString(bundles.resolve("CURRENT"), BEFORE + "\n");
        return bundles;
    }

    /** @param size as mount understands it; "0" for one that is full before anything was written */
    private void mount(String size) throws IOException, InterruptedException {
        String limit = size.equals("0") ? "4k" : size;
        int status = command("mount", "-t", "tmpfs", "-o", "size=" + limit, "tmpfs", small.toString());
        assumeThat(status)
                .as("only root may mount a small file system, and not in every container")
                .isZero();
        mounted = true;
        if (size.equals("0")) {
            Files.write(small.resolve("filling"), new byte[4096]);
        }
    }

    private static int command(String... words) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSuchProgram) {
            return 127;
        }
    }
}
