package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineMainTest {

    @TempDir
    Path root;

    private record Result(int exitCode, String err) {}

    private static Result execute(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return new Result(PipelineMain.execute(arguments), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void execute_exitsWith2AndOneLine_whenOptionsAreWrong() {
        Result result = execute("--data", "x", "--bundles", "y", "--work", "z", "--sead", "1");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines()).singleElement().asString().startsWith("pipeline: Unknown options: '--sead'");
    }

    @Test
    void execute_exitsWith2_whenTheOwnRankerHasNoContract() {
        Result result = execute("--data", "x", "--bundles", "y", "--work", "z", "--ranker-model", "m.pt");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines())
                .singleElement()
                .isEqualTo("pipeline: Missing required argument(s): --ranker-contract=FILE (see --help)");
    }

    @Test
    void execute_namesThePlaceAndWhatIsWrong_whenItCannotBeWritten() throws IOException {
        Path data = RunningPipeline.writeData(root.resolve("data"));
        Path file = Files.createFile(root.resolve("taken"));

        Result result = execute("--data", data.toString(), "--bundles", root.toString(), "--work", file.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualToIgnoringNewLines(
                        "pipeline: work directory %s: cannot be written: something else is in its place"
                                .formatted(file));
    }

    @Test
    void execute_exitsWith1AndOneLine_whenThereAreNoData() {
        Path nowhere = root.resolve("nowhere");

        Result result = execute("--data", nowhere.toString(), "--bundles", root.toString(), "--work", root.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualToIgnoringNewLines("pipeline: data directory %s: does not exist".formatted(nowhere));
    }
}
