package io.headroom.runtime.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import io.headroom.runtime.readiness.WarmUp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionFollowerTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path published;

    @TempDir
    Path directory;

    private final FakeSource source = new FakeSource();
    private final WarmUp readiness = new WarmUp();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> served = new ArrayList<>();
    private final List<String> discarded = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private String refused = "";
    private PromotionFollower follower;

    @BeforeEach
    void follow() {
        BundleMetrics metrics = new BundleMetrics(meters);
        follower = new PromotionFollower(
                source,
                new BundleStore(directory),
                new BundleSwap("test", this::make, metrics),
                readiness,
                metrics,
                new PromotionFollower.Limits(3, 2));
    }

    @Test
    void poll_isNotReadyAndSaysWhy_whenNothingIsPromoted() {
        follower.poll();

        assertThat(reason()).isEqualTo("no bundle is promoted yet in the test's registry");
        assertThat(isReady()).isFalse();
    }

    @Test
    void poll_servesWhatIsPromoted_andTheNext_andTheOneBefore() {
        Bundle first = bundle(1);
        Bundle second = bundle(2);
        source.promote(first);
        follower.poll();
        assertThat(isReady()).isTrue();
        source.promote(second);
        follower.poll();
        follower.poll();
        source.promote(first);
        follower.poll();

        assertThat(served).containsExactly(first.version(), second.version(), first.version());
        assertThat(new BundleStore(directory).currentVersion()).contains(first.version());
        assertThat(meters.find(BundleMetrics.INFO).gauges())
                .singleElement()
                .satisfies(gauge -> assertThat(gauge.getId().getTag("version")).isEqualTo(first.version()));
    }

    @Test
    void poll_fetchesOnlyWhatIsNew() {
        source.promote(bundle(1));
        follower.poll();
        source.downloads.clear();
        source.promote(bundle(2));
        follower.poll();

        assertThat(source.downloads).containsExactly("own.npy");
    }

    @Test
    void poll_keepsTheBundleThatServesAndTheOneBefore() throws IOException {
        for (int number = 1; number <= 4; number++) {
            source.promote(bundle(number));
            follower.poll();
        }

        assertThat(new BundleStore(directory).versions()).containsExactly(served.get(3), served.get(2));
        try (var left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString()).filter(name -> name.startsWith(".fetch-")))
                    .isEmpty();
        }
    }

    @Test
    void poll_goesOnServing_andCounts_whenTheRegistryIsGone() {
        source.promote(bundle(1));
        follower.poll();
        source.gone = true;
        follower.poll();
        follower.poll();

        assertThat(served).hasSize(1);
        assertThat(isReady()).isTrue();
        assertThat(meters.counter(BundleMetrics.POLLS, "outcome", "unreachable").count())
                .isEqualTo(2);
    }

    @Test
    void poll_servesWhatLiesInTheDirectory_whenTheRegistryIsGoneAtTheStart() {
        Bundle local = write(new BundleStore(directory), 1);
        source.gone = true;
        follower.poll();

        assertThat(served).containsExactly(local.version());
        assertThat(isReady()).isTrue();
    }

    @Test
    void poll_triesAgain_whenTheRegistryIsGoneAtTheStartAndThereIsNothing() {
        source.gone = true;
        follower.poll();
        assertThat(reason()).isEqualTo("the test's registry is gone");
        source.gone = false;
        source.promote(bundle(1));
        follower.poll();

        assertThat(isReady()).isTrue();
    }

    @Test
    void poll_refusesABundleThatFailsItsChecksums_andKeepsTheOldOne() {
        Bundle first = bundle(1);
        source.promote(first);
        follower.poll();
        source.garbles = true;
        source.promote(bundle(2));
        pollOften();

        assertThat(served).containsExactly(first.version());
        assertThat(meters.counter(BundleMetrics.REFUSED).count()).isEqualTo(3);
        assertThat(new BundleStore(directory).currentVersion()).contains(first.version());
        assertThat(isReady()).isTrue();
    }

    @Test
    void poll_triesABundleThatCannotBeServedThreeTimes_andAgainAtTheNextPromotion() {
        source.promote(bundle(1));
        follower.poll();
        Bundle second = bundle(2);
        refused = second.version();
        source.promote(second);
        pollOften();
        assertThat(made).filteredOn(second.version()::equals).hasSize(3);
        assertThat(discarded).containsOnly(second.version()).hasSize(3);
        refused = "";
        source.promote(second);
        follower.poll();

        assertThat(served).hasSize(2).endsWith(second.version());
    }

    @Test
    void poll_resumesAFetchThatBrokeOff() {
        source.promote(bundle(1));
        source.breaks = true;
        pollOften();
        assertThat(isReady()).isFalse();
        assertThat(meters.counter(BundleMetrics.REFUSED).count()).isZero();
        source.breaks = false;
        follower.poll();

        assertThat(isReady()).isTrue();
    }

    @Test
    void poll_repairsADamagedCopy() throws IOException {
        Bundle first = bundle(1);
        write(new BundleStore(directory), 1);
        Files.write(directory.resolve(first.version()).resolve("own.npy"), new byte[] {1});
        source.promote(first);
        follower.poll();

        assertThat(served).containsExactly(first.version());
        assertThat(source.downloads).containsExactly("own.npy");
    }

    private NextModel make(Bundle bundle) {
        made.add(bundle.version());
        return new NextModel() {
            @Override
            public void rehearse() {
                if (bundle.version().equals(refused)) {
                    throw new IllegalStateException("it cannot be rehearsed");
                }
            }

            @Override
            public void serve() {
                served.add(bundle.version());
            }

            @Override
            public void discard() {
                discarded.add(bundle.version());
            }
        };
    }

    private void pollOften() {
        for (int poll = 0; poll < 6; poll++) {
            follower.poll();
        }
    }

    private Bundle bundle(int number) {
        return write(new BundleStore(published), number);
    }

    private static Bundle write(BundleStore store, int number) {
        try (BundleWriter writer = new BundleWriter(store)) {
            return writer.array("same.npy", NpyArray.of(new float[] {7}))
                    .array("own.npy", NpyArray.of(new float[] {number}))
                    .publish(CREATED.plusSeconds(number), 0, 1, Map.of("user", List.of("a")));
        }
    }

    private boolean isReady() {
        return readiness.call().getStatus() == HealthCheckResponse.Status.UP;
    }

    private Object reason() {
        return readiness.call().getData().orElse(Map.of()).getOrDefault("reason", Set.of());
    }
}
