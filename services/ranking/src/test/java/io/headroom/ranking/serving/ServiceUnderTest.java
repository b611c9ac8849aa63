package io.headroom.ranking.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/** The booted service as others see it: its gRPC port and its management interface. */
final class ServiceUnderTest implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ManagedChannel channel = Grpc.newChannelBuilderForAddress(
                    "127.0.0.1", port("quarkus.grpc.server.test-port"), InsecureChannelCredentials.create())
            .build();

    ManagedChannel channel() {
        return channel;
    }

    /** Waits until the service says it is warm. */
    void awaitReady() throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + PATIENCE_NANOS;
        while (get("/q/health/ready").statusCode() != 200) {
            assertThat(System.nanoTime()).as("time to become ready").isLessThan(giveUpAt);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** What the management interface answers. */
    String management(String path) throws IOException, InterruptedException {
        return get(path).body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port("quarkus.management.test-port") + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int port(String key) {
        return ConfigProvider.getConfig().getValue(key, Integer.class);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        http.close();
    }
}
