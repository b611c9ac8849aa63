package io.headroom.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gatling itself, against a gateway whose speed is known, judged by budgets far from what a busy machine adds to it. */
final class GatlingIT {
    private static final int ASSERTIONS_FAILED = 2;

    @TempDir
    private Path folder;

    @Test
    void run_passes_whenTheBudgetIsKept() throws IOException, InterruptedException {
        try (StubGateway gateway = new StubGateway(Duration.ZERO)) {
            Run run = run(gateway, "p99: 4s, timeout: 5s");

            assertThat(run.exitCode()).describedAs(run.said()).isZero();
            assertThat(gateway.bodies())
                    .hasSizeGreaterThan(20)
                    .allMatch(body -> body.equals("{\"userId\":5,\"limit\":10,\"context\":{\"device\":\"tv\"}}"));
        }
    }

    @Test
    void run_fails_whenTheBudgetIsBroken() throws IOException, InterruptedException {
        try (StubGateway gateway = new StubGateway(Duration.ofMillis(300))) {
            Run run = run(gateway, "p50: 100ms, timeout: 5s");

            assertThat(run.exitCode()).describedAs(run.said()).isEqualTo(ASSERTIONS_FAILED);
            assertThat(run.said())
                    .contains("recommendations: 50th percentile of response time is less than or equal to 100");
        }
    }

    private record Run(int exitCode, String said) {}

    private Run run(StubGateway gateway, String request) throws IOException, InterruptedException {
        Path budgets = Files.writeString(
                folder.resolve("budgets.yaml"),
                "scenarios: {default: {availability: 0.5, request: {" + request + "}, stages: {}}}");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Dheadroom.target=" + gateway.address(),
                        "-Dheadroom.rate=20",
                        "-Dheadroom.warmup=1s",
                        "-Dheadroom.duration=2s",
                        "-Dheadroom.budgets=" + budgets,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.headroom.gatling.Main",
                        "--results-folder",
                        folder.resolve("results").toString(),
                        "--no-reports"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
