package io.headroom.seeing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.local.service.HeadroomServices;
import io.headroom.local.service.Installation;
import io.headroom.local.service.PortPlan;
import io.headroom.local.service.ReplicaCounts;
import io.headroom.local.service.ServicesPlan;
import io.headroom.local.state.RunDirectory;
import io.headroom.local.supervision.RunLabel;
import io.headroom.local.supervision.SupervisionSettings;
import io.headroom.local.supervision.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The packaged services on the bundle of a tiny world, on ports of their own; closing it ends them. */
final class RunningServices implements AutoCloseable {
    private static final Path TREE = Path.of("../..").toAbsolutePath().normalize();
    private static final int PORT_OFFSET = 760;

    /** So small that tests fill a few windows of the monitor. */
    private static final Map<String, String> SMALL_WINDOWS = Map.of(
            "headroom.monitor.drift.window", "50",
            "headroom.monitor.quality.window-items", "50",
            "headroom.monitor.labels.window", "1s");

    /** So few that also a busy machine ranks them in time: the monitor looks for drift in answers of the full path alone. */
    private static final Map<String, String> FEW_CANDIDATES = Map.of("headroom.gateway.candidates", "60");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HeadroomServices services;
    private final Supervisor supervisor;

    private RunningServices(Path root) {
        RunDirectory run = new RunDirectory(root.resolve("run"));
        services = new HeadroomServices(
                new Installation(
                        TREE, java(), root.resolve("bundles"), root.resolve("logs"), root.resolve("data"), run.mark()),
                new ServicesPlan(
                        new PortPlan(PORT_OFFSET, OptionalInt.empty()),
                        ReplicaCounts.oneEach(),
                        true,
                        true,
                        Map.of("monitor", SMALL_WINDOWS, "gateway", FEW_CANDIDATES)));
        supervisor = Supervisor.claim(
                services.specs(),
                run,
                new RunLabel("", services.gateway().toString()),
                SupervisionSettings.defaults(),
                InstantSource.system(),
                System.out::println);
    }

    static RunningServices start(Path root) throws IOException, InterruptedException {
        Path world = root.resolve("world");
        command(root, "world", "--users", "150", "--items", "400", "--events", "5000", "--out", world.toString());
        command(
                root,
                "pipeline",
                "--quick",
                "--data",
                world.toString(),
                "--bundles",
                root.resolve("bundles").toString());
        RunningServices started = new RunningServices(root);
        try {
            started.supervisor.start();
            started.supervisor.awaitReady();
            return started;
        } catch (InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Address of each service's management port, by service. */
    Map<String, URI> management() {
        return services.specs().stream()
                .collect(java.util.stream.Collectors.toMap(
                        spec -> spec.service(), spec -> spec.readiness().resolve("/")));
    }

    String get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Asks for recommendations, clicks the first, and returns the status; headers come in pairs. */
    int recommend(String body, String... headers) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/v1/recommendations", body, headers);
        if (answer.statusCode() == 200) {
            JsonNode said = json.readTree(answer.body());
            String request = said.path("requestId").asText();
            post("/v1/events", """
                    {"events":[{"eventId":"%s","userId":%d,"itemId":%d,"type":"click","requestId":"%s"}]}""".formatted(
                            request,
                            said.path("userId").asLong(),
                            said.at("/items/0/itemId").asLong(),
                            request));
        }
        return answer.statusCode();
    }

    private HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(services.gateway().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    void inject(String service, String fault) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(management().get(service).resolve("/faults"))
                        .POST(HttpRequest.BodyPublishers.ofString(fault))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    @Override
    public void close() {
        supervisor.close();
        client.close();
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static void command(Path root, String... arguments) throws IOException, InterruptedException {
        Path link = root.resolve("services");
        if (Files.notExists(link)) {
            Files.createSymbolicLink(link, TREE.resolve("services"));
        }
        List<String> command = new ArrayList<>(List.of(
                java().toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dheadroom.home=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                "io.headroom.cli.Main"));
        command.addAll(List.of(arguments));
        Path log = root.resolve(arguments[0] + ".log");
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(8, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new AssertionError(command + " failed: " + Files.readString(log));
        }
    }
}
