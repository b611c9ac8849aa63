package io.headroom.images;

import io.headroom.images.run.Container;
import io.headroom.images.run.MemoryGroup;
import io.headroom.images.run.PackagedImages;
import io.headroom.images.run.PackagedStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Measures what containers of the services need: the packaged images under their limits, a bundle of the user's, and load. Prints a table for
 * RATIONALE.md. Run by the script {@code measure} in deploy/docker.
 */
public final class MemoryMeasurement {
    private static final int USERS = 5000;
    private static final long MEBIBYTE = 1 << 20;

    private final PackagedImages images;
    private final PackagedStack stack;
    private final Map<String, Long> anonymous = new TreeMap<>();
    private final Map<String, Long> workingSet = new TreeMap<>();
    private final AtomicInteger failed = new AtomicInteger();

    private MemoryMeasurement(PackagedImages images, PackagedStack stack) {
        this.images = images;
        this.stack = stack;
    }

    /** Arguments: a bundle store, requests per second, seconds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path store = Path.of(arguments[0]);
        int rate = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        Path tree = Path.of("../..").toAbsolutePath().normalize();
        PackagedImages images =
                PackagedImages.stage(tree, Path.of("target/measured").toAbsolutePath(), PackagedStack.SERVICES);
        Path data = images.dataDirectory("shared");
        copyCurrent(store, data.resolve("bundles"));
        images.giveToUser(data);
        try (PackagedStack stack = PackagedStack.start(images, data)) {
            MemoryMeasurement measurement = new MemoryMeasurement(images, stack);
            measurement.load(rate, 30);
            measurement.load(rate, seconds);
            measurement.print(rate, seconds);
        }
    }

    private static void copyCurrent(Path store, Path target) throws IOException {
        String version = Files.readString(store.resolve("CURRENT")).strip();
        Files.createDirectories(target);
        Files.copy(store.resolve("CURRENT"), target.resolve("CURRENT"));
        try (Stream<Path> files = Files.walk(store.resolve(version))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(store.relativize(file).toString()));
            }
        }
    }

    /** Open loop: requests leave when they are due, answered or not. */
    private void load(int rate, int seconds) throws IOException, InterruptedException {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < rate * seconds; i++) {
            long user = 1 + i * 7919L % USERS;
            CompletableFuture<HttpResponse<String>> call = CompletableFuture.supplyAsync(
                            () -> 0, CompletableFuture.delayedExecutor(1_000_000L * i / rate, TimeUnit.MICROSECONDS))
                    .thenCompose(_ ->
                            stack.client().sendAsync(stack.recommendation(user), HttpResponse.BodyHandlers.ofString()));
            calls.add(call.whenComplete((answer, failure) -> {
                if (failure != null || answer.statusCode() != 200) {
                    failed.incrementAndGet();
                }
            }));
        }
        while (calls.stream().anyMatch(call -> !call.isDone())) {
            sample();
            if (stack.container("gateway").endsWithin(500, TimeUnit.MILLISECONDS)) {
                throw new IOException("the gateway ended");
            }
        }
    }

    private void sample() throws IOException {
        for (String service : PackagedStack.SERVICES) {
            MemoryGroup group = stack.container(service).group().orElseThrow();
            anonymous.merge(service, group.anonymousBytes(), Math::max);
            workingSet.merge(service, group.workingSetBytes(), Math::max);
        }
    }

    private void print(int rate, int seconds) throws IOException {
        System.out.printf(
                "%d requests/s for %d s after 30 s of warm-up; %d failed; %d processors; MiB%n",
                rate, seconds, failed.get(), Runtime.getRuntime().availableProcessors());
        System.out.println(
                "| service | anonymous peak | working set peak | group peak | process peak (VmHWM) | limit |");
        System.out.println("|---|---|---|---|---|---|");
        for (String service : PackagedStack.SERVICES) {
            Container container = stack.container(service);
            System.out.printf(
                    "| %s | %d | %d | %d | %d | %d |%n",
                    service,
                    anonymous.get(service) / MEBIBYTE,
                    workingSet.get(service) / MEBIBYTE,
                    container.group().orElseThrow().peakBytes().orElse(0) / MEBIBYTE,
                    container.statusKibibytes("VmHWM") >> 10,
                    images.recipe(service).memoryLimitBytes() / MEBIBYTE);
        }
    }
}
