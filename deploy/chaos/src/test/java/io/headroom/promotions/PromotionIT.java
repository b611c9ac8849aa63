package io.headroom.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.experiments.OwnProject;
import io.headroom.promotions.Clients.Answered;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The four services and the registry as processes: nothing promoted yet, a first promotion, a second one under continuous requests, a roll-back, a
 * registry that dies. No request fails on the way. One test, because what it starts with takes minutes to make.
 */
final class PromotionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path root;

    private Path log;
    private OwnProject project;
    private ServiceProcess registry;
    private Path token;

    @Test
    void services_followWhatIsPromoted_andLoseNoRequest() throws Exception {
        log = Path.of("target").toAbsolutePath().resolve("promotions.log");
        Files.deleteIfExists(log);
        project = new OwnProject(root);
        Bundle first = bundle();
        Bundle second = another(first);
        token = Files.writeString(root.resolve("token"), "open sesame\n");
        registry = new ServiceProcess(
                "registry",
                root,
                "headroom.registry.directory=" + root.resolve("registry"),
                "headroom.registry.token-file=" + token);
        String[] followed = settings();
        try (ServiceProcess registryProcess = registry.start();
                ServiceProcess features = service("features", followed).start();
                ServiceProcess candidates =
                        service("candidates", peers(followed, features)).start();
                ServiceProcess ranking =
                        service("ranking", peers(followed, features)).start();
                ServiceProcess gateway =
                        service("gateway", peers(followed, candidates, ranking)).start()) {
            List<ServiceProcess> services = List.of(features, candidates, ranking, gateway);
            services.forEach(PromotionIT::assertWaitsForABundle);
            headroom("publish", "--bundles", bundles().toString(), "--promote", first.version());
            services.forEach(service -> service.awaitBundle(first.version()));
            services.forEach(service -> service.awaitReadiness(ServiceProcess::isUp));
            try (Clients clients = new Clients(gateway.http())) {
                awaitFull(clients, first);

                headroom("publish", "--bundles", bundles().toString(), second.version());
                headroom("promote", second.version());
                awaitAll(services, clients, second);

                headroom("rollback");
                awaitAll(services, clients, first);

                registryProcess.kill();
                services.forEach(service -> service.await(
                        "/q/metrics",
                        metrics -> metrics.contains("headroom_bundle_registry_polls_total{outcome=\"unreachable\"}")));
                awaitFull(clients, first);

                registry.start();
                registry.awaitReadiness(ServiceProcess::isUp);
                headroom("promote", second.version());
                awaitAll(services, clients, second);

                assertThat(clients.answered())
                        .extracting(Answered::failure)
                        .filteredOn(failure -> !failure.isEmpty())
                        .isEmpty();
            }
            services.forEach(service -> assertThat(service.isReady()).isTrue());
            assertThat(new BundleStore(root.resolve("bundles-of-ranking")).versions())
                    .containsExactly(second.version(), first.version());
        }
    }

    private static void assertWaitsForABundle(ServiceProcess service) {
        service.awaitReadiness(health -> health.contains("no bundle is promoted yet"));
        assertThat(service.isReady()).isFalse();
        assertThat(ServiceProcess.isUp(service.management("/q/health/live"))).isTrue();
    }

    /** All services serve it, and so do answers, from all stages. */
    private static void awaitAll(List<ServiceProcess> services, Clients clients, Bundle bundle) {
        services.forEach(service -> service.awaitBundle(bundle.version()));
        awaitFull(clients, bundle);
        services.forEach(service -> assertThat(service.isReady()).isTrue());
    }

    /** Waits for ten answers from now on that come from the bundle, with nothing left out. */
    private static void awaitFull(Clients clients, Bundle bundle) {
        int before = clients.answered().size();
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (clients.answered().stream()
                        .skip(before)
                        .filter(answer -> answer.bundle().equals(bundle.version())
                                && answer.rung().equals("FULL"))
                        .count()
                < 10) {
            assertThat(System.nanoTime())
                    .as(
                            "FULL answers of %s; the latest: %s",
                            bundle.version(), clients.answered().getLast())
                    .isLessThan(giveUpAt);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private Bundle bundle() throws IOException, InterruptedException {
        Path world = root.resolve("world");
        run("world", "--users", "300", "--items", "600", "--events", "12000", "--out", world.toString());
        run(
                "pipeline",
                "--quick",
                "--data",
                world.toString(),
                "--bundles",
                bundles().toString());
        return new BundleStore(bundles()).openCurrent();
    }

    /** The same model with other settings, as if it had been made a minute later. */
    private static Bundle another(Bundle bundle) {
        try (BundleWriter writer =
                new BundleWriter(new BundleStore(bundle.directory().getParent()))) {
            for (String path : bundle.manifest().files().keySet()) {
                if (!path.equals("rerank.json")) {
                    writer.copy(path, bundle.file(path));
                }
            }
            writer.json("rerank.json", Map.of("diversityStrength", 0.03, "window", 3, "sameGenresLimit", 5));
            return writer.publish(
                    bundle.manifest().createdAt().plusSeconds(60),
                    bundle.manifest().dataAsOfSeconds(),
                    bundle.manifest().seed(),
                    bundle.manifest().features());
        }
    }

    private ServiceProcess service(String name, String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "headroom.bundle.directory=" + root.resolve("bundles-of-" + name);
        return new ServiceProcess(name, root, all);
    }

    private String[] settings() {
        return new String[] {
            "headroom.bundle.registry.url=" + registry.http(),
            "headroom.bundle.registry.poll-every=200ms",
            "headroom.features.store.directory=" + root.resolve("features"),
            "headroom.features.store.capacity=256M",
            "headroom.ranking.engine-cache=" + root.resolve("target/headroom/data/services/engine"),
            "headroom.budgets.file="
                    + Path.of("../../services/gateway/src/test/resources/patient-budgets.yaml")
                            .toAbsolutePath()
        };
    }

    private static String[] peers(String[] settings, ServiceProcess... peers) {
        List<String> all = new ArrayList<>(List.of(settings));
        for (ServiceProcess peer : peers) {
            all.add("headroom.peers." + peer.name() + "=" + peer.address());
        }
        return all.toArray(String[]::new);
    }

    private Path bundles() {
        return root.resolve("bundles");
    }

    private void headroom(String command, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "registry", command, "--registry", registry.http().toString(), "--token-file", token.toString()));
        all.addAll(List.of(arguments));
        run(all.toArray(String[]::new));
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        assertThat(project.headroom(log, 8, arguments))
                .describedAs(log.toString())
                .isZero();
    }
}
