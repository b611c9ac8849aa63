package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {

    @TempDir
    Path root;

    @Test
    void close_removesTheScratchFiles_andNothingElse() throws IOException {
        Path kept = Files.createDirectories(root.resolve("work/kept"));
        try (WorkDirectory directory = WorkDirectory.open(root.resolve("work"), root.resolve("bundles"))) {
            Files.createDirectories(directory.scratch().resolve("a/b"));
            Files.writeString(directory.scratch().resolve("a/b/c"), "x");
        }

        assertThat(root.resolve("work/scratch")).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void open_removesWhatAKilledRunLeft() throws IOException {
        Files.createDirectories(root.resolve("work/scratch/old"));
        try (WorkDirectory directory = WorkDirectory.open(root.resolve("work"), root.resolve("bundles"))) {
            assertThat(directory.scratch()).isEmptyDirectory();
        }
    }

    @Test
    void open_refuses_whenAnotherRunUsesTheDirectory() {
        try (WorkDirectory first = WorkDirectory.open(root.resolve("work"), root.resolve("bundles"))) {
            assertThat(first.scratch()).exists();
            assertThatThrownBy(() -> WorkDirectory.open(root.resolve("work"), root.resolve("bundles")))
                    .isInstanceOf(PipelineException.class)
                    .hasMessageEndingWith("another pipeline run uses it");
        }
    }

    @Test
    void open_refuses_whenTheStoreCannotBeWritten() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "x");

        assertThatThrownBy(() -> WorkDirectory.open(root.resolve("work"), file))
                .isInstanceOf(PipelineException.class)
                .hasMessageStartingWith("bundle store %s: cannot be written", file);
    }
}
