package io.headroom.cluster.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.cluster.FakeCluster;
import io.headroom.cluster.access.ClusterAccess;
import io.headroom.cluster.access.ClusterOptions;
import io.headroom.cluster.faults.ExperimentGuard;
import io.headroom.harness.experiment.CallFault;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.file.ExperimentReader;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.experiment.target.Sighting;
import io.headroom.harness.experiment.target.TargetException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cluster does beyond the contract: sightings, refusals, and the guard. */
final class ClusterTargetTest {
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final FakeCluster cluster = FakeCluster.ready();
    private final ClusterTarget target = ClusterTarget.of(cluster.access(), FakeCluster.options());

    @AfterEach
    void close() {
        try (cluster) {
            target.close();
        } catch (TargetException _) {
            // A test was about that.
        }
    }

    @Test
    void watch_tellsOfAKill_thenOfItsReplacement() throws Exception {
        BlockingQueue<Sighting> seen = new LinkedBlockingQueue<>();
        try (ExperimentTarget.Watch _ = target.watch(seen::add)) {
            target.kill("ranking-0");
            assertThat(next(seen, "gone").replica()).isEqualTo("ranking-0");
            Sighting created = next(seen, "created");
            assertThat(created.replica()).isEqualTo("ranking-0");
            assertThat(created.words()).startsWith("has a new pod, headroom-ranking-");
            assertThat(next(seen, "ready").service()).isEqualTo("ranking");
        }
        cluster.addPod("features", true);
        assertThat(seen.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void watch_tellsOfReadinessAndEndpoints() throws Exception {
        BlockingQueue<Sighting> seen = new LinkedBlockingQueue<>();
        String pod = cluster.pods("ranking").getFirst().getMetadata().getName();
        try (ExperimentTarget.Watch _ = target.watch(seen::add)) {
            cluster.setReady(pod, false);
            String replica = next(seen, "unready").replica();
            assertThat(target.isReady(replica)).isFalse();
            cluster.publishEndpoints("ranking");
            assertThat(next(seen, "endpoint-left"))
                    .satisfies(left -> assertThat(left.replica()).isEqualTo(replica))
                    .satisfies(left -> assertThat(left.words())
                            .isEqualTo("left the endpoints of headroom-ranking (pod " + pod + ")"));
            cluster.setReady(pod, true);
            assertThat(next(seen, "ready").replica()).isEqualTo(replica);
            cluster.publishEndpoints("ranking");
            assertThat(next(seen, "endpoint-entered").replica()).isEqualTo(replica);
        }
    }

    @Test
    void kill_saysWhichRightItLacks() {
        cluster.requests().forbid("delete", "", "pods");
        assertThatThrownBy(() -> target.kill("ranking-0"))
                .isInstanceOf(TargetException.class)
                .hasMessageStartingWith(
                        "this account lacks the right 'delete' on 'pods' in namespace shop; the chart's chaos Roles grant it");
    }

    @Test
    void inject_saysWhichRightItLacks() {
        cluster.requests().forbid("create", "", "pods/proxy");
        assertThatThrownBy(() -> target.hang("ranking-0", AT_MOST))
                .hasMessageStartingWith("this account lacks the right 'create' on 'pods/proxy'");
    }

    @Test
    void watching_saysWhichRightItLacks() {
        cluster.requests().forbid("list", "discovery.k8s.io", "endpointslices");
        ClusterAccess access = cluster.access();
        assertThatThrownBy(() -> ClusterTarget.of(access, FakeCluster.options()))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("lacks the right")
                .hasMessageContaining("endpointslices");
    }

    @Test
    void release_isFoundByItsPods_orRefused() {
        assertThatThrownBy(() -> access(Optional.of("empty"), Optional.empty()))
                .hasMessageStartingWith("there is no release of Headroom in namespace 'empty', or no such namespace");
        assertThatThrownBy(() -> access(Optional.empty(), Optional.of("other")))
                .hasMessage("there is no release 'other' of Headroom in namespace 'shop'; there are: headroom");
    }

    @Test
    void gateway_isWhereItWasSaid() {
        URI said = URI.create("http://gateway.example:80");
        ClusterOptions options =
                new ClusterOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(said), false);
        try (ClusterTarget other = ClusterTarget.of(cluster.access(), options)) {
            assertThat(other.gateway()).isEqualTo(said);
            assertThat(other.isForwarded()).isFalse();
            assertThat(other.caveats()).doesNotContain(Caveats.FORWARDED);
        }
        assertThat(target.isForwarded()).isTrue();
        assertThat(target.caveats()).contains(Caveats.FORWARDED);
    }

    @Test
    void fit_saysWhatToDo() {
        assertThat(problem(experiment("{}", "kill: {service: ranking}"))).isEmpty();
        assertThat(ClusterFit.caveats(target, experiment("{}", "kill: {service: ranking}")))
                .containsExactly("The experiment is written for 1 of ranking, and 2 ran.");
        assertThat(problem(experiment("{ranking: 3}", "kill: {service: ranking}")))
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("experiment x needs 3 of ranking, but only 2 runs")
                        .contains("--set services.ranking.replicas=3"));
        assertThat(problem(experiment("{}", "kill: {service: broker}"))).hasValueSatisfying(words -> assertThat(words)
                .contains("needs 1 of broker, but none runs", "--set eventLog.enabled=true,monitor.enabled=true"));
        cluster.requests().disableExperiments();
        assertThat(problem(experiment("{}", "kill: {service: ranking}"))).isEmpty();
        assertThat(problem(experiment("{}", "for: 1s, hang: {service: ranking}")))
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("ranking-0 takes no faults", "HTTP 404", "--set experiments.enabled=true"));
    }

    @Test
    void guard_keepsASecondExperimentOff() {
        try (ExperimentGuard _ = ExperimentGuard.take(target, target::faults, AT_MOST)) {
            assertThatThrownBy(() -> ExperimentGuard.take(target, target::faults, AT_MOST))
                    .isInstanceOf(TargetException.class)
                    .hasMessageStartingWith("another experiment is being done on these services");
        }
        ExperimentGuard.take(target, target::faults, AT_MOST).close();
        target.inject(
                "features-0",
                new CallFault("drop", 1, Optional.empty(), Optional.empty(), Optional.empty()),
                1,
                AT_MOST);
        assertThatThrownBy(() -> ExperimentGuard.take(target, target::faults, AT_MOST))
                .hasMessageContaining("features-0 has a fault in force already (drop, id ");
        assertThat(cluster.requests()
                        .faults(cluster.pods("gateway").getFirst().getMetadata().getName())
                        .list())
                .isEqualTo("[]");
    }

    @Test
    void close_removesAHangThatWasLeft() {
        String pod = target.identity("ranking-0").replaceAll("pod (\\S+) .*", "$1");
        target.hang("ranking-0", AT_MOST);
        assertThat(cluster.requests().faults(pod).list()).contains("drop");
        target.close();
        assertThat(cluster.requests().faults(pod).list()).isEqualTo("[]");
    }

    @Test
    void close_endsAllElse_whenAHangCannotBeRemoved() {
        String gateway = target.gateway().toString();
        target.hang("ranking-0", AT_MOST);
        cluster.requests().forbid("delete", "", "pods/proxy");
        assertThatThrownBy(target::close).hasMessageContaining("lacks the right 'delete' on 'pods/proxy'");
        assertThatThrownBy(() -> URI.create(gateway).toURL().openConnection().connect())
                .isInstanceOf(ConnectException.class);
    }

    private Optional<String> problem(Experiment experiment) {
        return ClusterFit.problem(target, target::faults, experiment);
    }

    private static Experiment experiment(String replicas, String step) {
        return ExperimentReader.parse(
                "name: x\nreplicas: " + replicas + "\nload: {rate: 10, duration: 9s}\nsteps:\n  - {at: 1s, " + step
                        + "}\nexpect: {errors: 0}\n",
                "x");
    }

    private ClusterAccess access(Optional<String> namespace, Optional<String> release) {
        return ClusterAccess.open(
                cluster.client(), new ClusterOptions(Optional.empty(), namespace, release, Optional.empty(), false));
    }

    private static Sighting next(BlockingQueue<Sighting> seen, String what) throws InterruptedException {
        Predicate<Sighting> wanted = sighting -> sighting.what().equals(what);
        while (true) {
            Sighting sighting = seen.poll(10, TimeUnit.SECONDS);
            assertThat(sighting).as(what).isNotNull();
            if (wanted.test(sighting)) {
                return sighting;
            }
        }
    }
}
