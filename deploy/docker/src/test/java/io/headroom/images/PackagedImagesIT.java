package io.headroom.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.images.run.Container;
import io.headroom.images.run.PackagedImages;
import io.headroom.images.run.PackagedStack;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The run stage of the images without an engine: what {@code headroom images} stages, laid out, started and limited as the Dockerfile says, by
 * the numeric user, on a read-only root that has no shell. The pipeline's image makes the bundle that the services' images serve.
 */
final class PackagedImagesIT {
    private static final Path TREE = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DIRECTORY = Path.of("target/packaged").toAbsolutePath();
    private static final List<String> IMAGES =
            List.of("features", "candidates", "ranking", "gateway", "broker", "monitor", "pipeline", "cli");

    private static final Duration LOGGED_WITHIN = Duration.ofMinutes(2);

    private static PackagedImages images;
    private static PackagedStack stack;

    @BeforeAll
    static void startAll() throws IOException, InterruptedException {
        Optional<String> obstacle = Container.obstacle();
        obstacle.ifPresent(why -> System.out.println("skipped: the images cannot be run here: " + why));
        assumeTrue(obstacle.isEmpty(), obstacle.orElse(""));
        images = PackagedImages.stage(TREE, DIRECTORY, IMAGES);
        Path data = images.dataDirectory("shared");
        assertThat(command(
                        data,
                        "pipeline",
                        "world",
                        120,
                        "world",
                        "--users",
                        "300",
                        "--items",
                        "600",
                        "--events",
                        "12000"))
                .isZero();
        assertThat(command(data, "pipeline", "pipeline", 480, "pipeline", "--quick"))
                .isZero();
        stack = PackagedStack.start(images, data);
    }

    @AfterAll
    static void stopAll() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void gateway_answersARecommendationFromTheModel() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                stack.client().send(stack.recommendation(1), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(body.path("items")).describedAs(answer.body()).isNotEmpty();
    }

    /** Kafka in a container without a shell, a gateway that writes to it and a monitor that reads: what was shown is counted once more there. */
    @Test
    void monitor_readsFromTheLogWhatTheGatewayAnswered() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LOGGED_WITHIN.toNanos();
        long seen = 0;
        while (seen == 0 && System.nanoTime() < deadline) {
            stack.client().send(stack.recommendation(2), HttpResponse.BodyHandlers.discarding());
            seen = impressionsSeen();
        }
        assertThat(seen).isPositive();
        assertThat(command(
                        images.dataDirectory("check"),
                        "cli",
                        "check",
                        60,
                        "check",
                        "monitor",
                        "--url",
                        stack.monitor().toString()))
                .isZero();
    }

    private static long impressionsSeen() throws IOException, InterruptedException {
        HttpRequest report =
                HttpRequest.newBuilder(stack.monitor().resolve("/v1/monitor")).build();
        String json = stack.client()
                .send(report, HttpResponse.BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(json).at("/view/counts/impressions").asLong();
    }

    @Test
    void services_runAsTheNumericUserOnAReadOnlyRoot() throws IOException {
        for (String service : PackagedStack.SERVICES) {
            Container container = stack.container(service);
            assertThat(images.recipe(service).user()).isEqualTo("10001:10001");
            assertThat(container.user()).describedAs(service).isEqualTo(10001);
            assertThat(container.rootMount()).describedAs(service).startsWith("ro");
            assertThat(container.inside("/bin/sh")).describedAs(service).doesNotExist();
        }
    }

    @Test
    void services_keepWithinTheContainersMemory() throws IOException {
        for (String service : PackagedStack.SERVICES) {
            Container container = stack.container(service);
            assertThat(container.group().isEmpty() || container.group().get().workingSetBytes() > 0)
                    .isTrue();
            assertThat(container.statusKibibytes("VmHWM") << 10)
                    .describedAs(service)
                    .isPositive()
                    .isLessThan(images.recipe(service).memoryLimitBytes());
        }
    }

    /** libtorch lies unpacked in the image: DJL must find nothing to unpack. */
    @Test
    void ranking_writesNoNativeLibraries() throws IOException {
        Path temporary = stack.container("ranking").inside("/tmp");
        try (Stream<Path> files = Files.walk(temporary)) {
            assertThat(files.filter(file -> file.toString().contains(".so"))).isEmpty();
        }
        assertThat(stack.container("ranking").mappedFiles())
                .anySatisfy(file -> assertThat(file).endsWith("/opt/headroom/libtorch/libtorch_cpu.so"));
    }

    @Test
    void commandsImage_drivesLoadAgainstTheGateway() throws IOException, InterruptedException {
        Path data = images.dataDirectory("load");
        int exitCode = command(
                data,
                "cli",
                "load",
                120,
                "load",
                "--rate",
                "10",
                "--duration",
                "5s",
                "--warmup",
                "2s",
                "--target",
                stack.gateway().toString());
        // A verdict on milliseconds, of a machine that does other things.
        assertThat(exitCode).isIn(0, 1, 3);
        assertThat(data.resolve("report/report.json")).isNotEmptyFile();
    }

    private static int command(Path data, String image, String log, long limitSeconds, String... arguments)
            throws IOException, InterruptedException {
        try (Container container = images.start(image, log, data, Map.of(), arguments)) {
            int exitCode = container.exitCode(limitSeconds);
            if (exitCode != 0) {
                System.out.println(container.said());
            }
            return exitCode;
        }
    }
}
