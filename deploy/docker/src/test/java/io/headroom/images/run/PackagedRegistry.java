package io.headroom.images.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The registry as a container of this machine, with a token for writes. */
public final class PackagedRegistry implements AutoCloseable {
    public static final String TOKEN = "of-this-test";

    private final Container container;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private PackagedRegistry(Container container, URI address) {
        this.container = container;
        this.address = address;
    }

    /** Starts it and returns when it is ready. */
    public static PackagedRegistry start(PackagedImages images) throws IOException, InterruptedException {
        Path data = images.dataDirectory("registry");
        Files.writeString(data.resolve("token"), TOKEN);
        images.giveToUser(data);
        int port = Readiness.freePort();
        int managementPort = Readiness.freePort();
        Container container = images.start(
                "registry",
                "registry",
                data,
                Map.of(
                        "HEADROOM_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "QUARKUS_MANAGEMENT_PORT",
                        Integer.toString(managementPort),
                        "HEADROOM_REGISTRY_TOKEN_FILE",
                        "/var/lib/headroom/token"));
        PackagedRegistry registry = new PackagedRegistry(container, URI.create("http://127.0.0.1:" + port));
        try {
            Readiness.await("registry", container, managementPort, registry.client);
            return registry;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            registry.close();
            throw e;
        }
    }

    public Container container() {
        return container;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    /** @param authorization the header */
    public HttpResponse<String> put(String path, String authorization) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-tar")
                .header("Authorization", authorization)
                .PUT(HttpRequest.BodyPublishers.ofString("no tar")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        container.close();
        client.close();
    }
}
