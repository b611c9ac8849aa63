package io.headroom.candidates.serving;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** What the service needs around it: a bundle, a feature store, free ports. */
public final class CandidatesWorld implements QuarkusTestResourceLifecycleManager {
    static final int ITEMS = 800;

    private Path store;
    private FakeFeatureStore features;

    @Override
    public Map<String, String> start() {
        try {
            store = Files.createTempDirectory("candidates-world");
            TinyBundle.publish(store, ITEMS);
            features = new FakeFeatureStore();
            Map<String, String> settings = new HashMap<>();
            settings.put("headroom.bundle.directory", store.toString());
            settings.put("headroom.budgets.file", "src/test/resources/patient-budgets.yaml");
            settings.put("headroom.peers.features", "127.0.0.1:" + features.port());
            settings.put("headroom.candidates.warm-up-calls", "20");
            settings.put("quarkus.grpc.server.test-port", freePort());
            settings.put("quarkus.management.test-port", freePort());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        features.close();
        try (var files = Files.walk(store)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
