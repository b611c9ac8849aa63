package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signal does to a run. */
class StopTest {

    private static final String BEFORE = "20260101-000000-abcdef01";

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"reading ratings.csv ... ", "training the ranking model ... "})
    void terminate_endsTheRunWithOneLine_andPublishesNothing(String step) throws IOException, InterruptedException {
        Path data = RunningPipeline.writeData(root.resolve("data"));
        Path bundles = Files.createDirectories(root.resolve("bundles"));
        Files.writeString(bundles.resolve("CURRENT"), BEFORE + "\n");

        try (RunningPipeline run = RunningPipeline.start(root, data, bundles, root.resolve("work"))) {
            run.awaitOutput(step);
            run.terminate();

            assertThat(run.exitCode()).isEqualTo(143);
            assertThat(run.errorLines())
                    .containsExactly(
                            "pipeline: stopped by a signal; nothing was published, and the bundle that was current still is");
            assertThat(run.out()).endsWith(step + System.lineSeparator());
        }
        assertThat(bundles.resolve("CURRENT")).hasContent(BEFORE);
        try (var left = Files.list(bundles)) {
            assertThat(left).containsExactly(bundles.resolve("CURRENT"));
        }
    }

    @Test
    void notice_isNotSaid_whenTheRunEndsByItself() throws IOException, InterruptedException {
        Path data = Files.createDirectories(root.resolve("data"));
        Files.writeString(data.resolve("movies.csv"), "movieId,title,genres\n1,One (1990),Drama\n");
        Files.writeString(data.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n");

        try (RunningPipeline run = RunningPipeline.start(root, data, root.resolve("bundles"), root.resolve("work"))) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errorLines())
                    .containsExactly("pipeline: " + data.resolve("ratings.csv") + ": holds no ratings");
        }
    }
}
