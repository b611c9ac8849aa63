package io.headroom.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.cli.CommandProcess;
import io.headroom.harness.StubGateway;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load against a gateway that nobody here started, such as a cluster's. */
final class LoadElsewhereTest {
    @TempDir
    private Path root;

    @Test
    void load_needsNothingOfThisMachine() throws Exception {
        try (StubGateway gateway = new StubGateway(_ -> StubGateway.Reply.ok())) {
            CommandProcess load = CommandProcess.headroom(
                    root,
                    "load",
                    "--rate=50",
                    "--duration=2s",
                    "--warmup=1s",
                    "--target=" + gateway.uri(),
                    "--out=" + root.resolve("out"));
            assertThat(load.err()).isEmpty();
            assertThat(load.out()).contains("against " + gateway.uri(), "report: ");
            JsonNode report =
                    new ObjectMapper().readTree(root.resolve("out/report.json").toFile());
            assertThat(report.path("requests").asInt()).isPositive();
            assertThat(report.path("memory").path("processes")).isEmpty();
        }
    }
}
