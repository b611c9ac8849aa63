package io.headroom.cluster.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.cluster.FakeCluster;
import io.headroom.cluster.pods.PodView;
import io.headroom.cluster.target.FitWait.Look;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.file.ExperimentReader;
import io.headroom.harness.experiment.target.ExperimentTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FitWaitTest {
    private static final String QUIET = "waiting: the release fits; its pods must stay as they are for 10 s";
    private static final Look FITS = new Look(Optional.empty(), List.of(pod("a")));

    private static final Experiment EXPERIMENT = ExperimentReader.parse(
            "name: x\nload: {rate: 10, duration: 9s}\nsteps: [{at: 1s, kill: {service: ranking}}]\nexpect: {errors: 0}\n",
            "x");

    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Test
    void release_thatFits_mustStayAsItIs() throws Exception {
        assertThat(wait("2m").problem(() -> FITS)).isEmpty();
        assertThat(now).isEqualTo(Instant.EPOCH.plus(FitWait.QUIET));
        assertThat(told).containsExactly(QUIET);
    }

    @Test
    void rollout_thatBeginsAfterTheFirstLook_isWaitedFor() throws Exception {
        Look rolling = new Look(Optional.of("ranking-1 is not ready"), List.of(pod("a"), pod("b")));
        Look rolled = new Look(Optional.empty(), List.of(pod("b")));
        assertThat(wait("2m").problem(() -> after(30) ? rolled : after(8) ? rolling : FITS))
                .isEmpty();
        assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(30).plus(FitWait.QUIET));
        assertThat(told).containsExactly(QUIET, "waiting: ranking-1 is not ready", QUIET);
    }

    @Test
    void pod_thatIsReplacedUnseen_beginsTheQuietAnew() throws Exception {
        Look other = new Look(Optional.empty(), List.of(pod("b")));
        assertThat(wait("2m").problem(() -> after(9) ? other : FITS)).isEmpty();
        assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(9).plus(FitWait.QUIET));
    }

    @Test
    void wait_isGivenUp_andSaysHowLongItWas() throws Exception {
        Look unfit = new Look(Optional.of("ranking-0 is not ready"), List.of());
        assertThat(wait("30s").problem(() -> unfit))
                .contains("ranking-0 is not ready (waited 30 s; --wait sets how long)");
        assertThat(told).containsExactly("waiting: ranking-0 is not ready");
    }

    @Test
    void noWait_looksOnce() throws Exception {
        assertThat(wait("0s").problem(() -> FITS)).isEmpty();
        assertThat(wait("0s").problem(() -> new Look(Optional.of("unfit"), List.of())))
                .contains("unfit");
        assertThat(now).isEqualTo(Instant.EPOCH);
        assertThat(told).isEmpty();
    }

    @Test
    void slotsThatARolloutLeftVacant_areForgotten() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (FakeCluster cluster = FakeCluster.ready();
                ClusterTarget target = ClusterTarget.of(cluster.access(), FakeCluster.options());
                ExperimentTarget.Watch _ = target.watch(sighting -> seen.add(sighting.what()))) {
            cluster.stopReplacing();
            String next = cluster.addPod("features", true).getMetadata().getName();
            await(seen, "created");
            target.kill("features-0");
            await(seen, "gone");
            assertThat(target.isReady("features-0")).isFalse();
            assertThat(wait("2m").problem(target, EXPERIMENT)).isEmpty();
            assertThat(target.replicas("features")).containsExactly("features-0");
            assertThat(target.identity("features-0")).contains(next);
        }
    }

    private static void await(BlockingQueue<String> seen, String what) throws InterruptedException {
        String last = "";
        while (!last.equals(what)) {
            last = seen.poll(10, TimeUnit.SECONDS);
            assertThat(last).as(what).isNotNull();
        }
    }

    private FitWait wait(String atMost) {
        return new FitWait(Duration.parse("PT" + atMost), () -> now, length -> now = now.plus(length), told::add);
    }

    private boolean after(int seconds) {
        return !now.isBefore(Instant.EPOCH.plusSeconds(seconds));
    }

    private static PodView pod(String uid) {
        return new PodView("ranking", uid, "pod-" + uid, "10.0.0.1", "", true, false, true, 0, Map.of());
    }
}
