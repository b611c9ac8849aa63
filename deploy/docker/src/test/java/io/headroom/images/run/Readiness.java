package io.headroom.images.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Of services in containers, asked as a kubelet asks. */
final class Readiness {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private Readiness() {}

    /** Returns when it is ready; one that ends, or is not ready in time, is a failure that quotes its log. */
    static void await(String service, Container container, int managementPort, HttpClient client)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady(managementPort, client)) {
            if (container.endsWithin(200, TimeUnit.MILLISECONDS)) {
                throw new AssertionError(service + " ended before it was ready: " + container.said());
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(service + " was not ready within " + READY_WITHIN + ": " + container.said());
            }
        }
    }

    private static boolean isReady(int managementPort, HttpClient client) throws InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
