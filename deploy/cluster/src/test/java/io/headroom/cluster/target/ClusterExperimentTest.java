package io.headroom.cluster.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.cluster.FakeCluster;
import io.headroom.cluster.access.ClusterOptions;
import io.headroom.harness.StubGateway;
import io.headroom.harness.experiment.figures.RungPrices;
import io.headroom.harness.experiment.file.ExperimentReader;
import io.headroom.harness.experiment.run.ExperimentOptions;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.experiment.run.ExperimentRun;
import io.headroom.harness.experiment.run.FaultRecord;
import io.headroom.harness.experiment.run.Undo;
import io.headroom.runtime.budgets.BudgetsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole experiments on a cluster, by the same run that does them to local processes. */
final class ClusterExperimentTest {
    @TempDir
    private Path out;

    private final FakeCluster cluster = FakeCluster.ready();

    @Test
    void kill_isProvenByTheUid_andStandsOnTheTimeline() throws Exception {
        ExperimentResult result = run("{at: 500ms, kill: {service: ranking}}");
        FaultRecord fault = result.faults().getFirst();
        assertThat(fault.proven()).isTrue();
        assertThat(fault.replicas()).containsExactly("ranking-0");
        assertThat(fault.proof()).contains("was pod headroom-ranking-", "(uid ", "ready again after");
        assertThat(fault.before()).doesNotContainAnyElementsOf(fault.after());
        assertThat(result.sightings())
                .extracting(seen -> seen.sighting().what())
                .contains("gone", "created", "ready");
        assertThat(result.sightings().getFirst().at()).isBetween(fault.begun(), Duration.ofSeconds(3));
        assertThat(result.caveats()).isNotEmpty();
    }

    /** The watch said that the pod has gone, which is proof enough; that it never came back is for the expectations to judge. */
    @Test
    void killThatNothingReplaces_leavesNobodyInItsPlace() throws Exception {
        cluster.stopReplacing();
        FaultRecord fault =
                run("{at: 500ms, kill: {service: ranking}}").faults().getFirst();
        assertThat(fault.readyAgain()).isEmpty();
        assertThat(fault.after()).containsExactly("unknown");
        assertThat(fault.proof()).contains("not ready again within 2 s");
    }

    @Test
    void hangThatNoCallMet_isNotProven() throws Exception {
        ExperimentResult result = run("{at: 500ms, for: 400ms, hang: {service: ranking}}");
        FaultRecord fault = result.faults().getFirst();
        assertThat(fault.proven()).isFalse();
        assertThat(fault.proof()).contains("was seen suspended", "0 calls were left unanswered");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    private ExperimentResult run(String step) throws Exception {
        var experiment = ExperimentReader.parse(
                "name: x\nload: {rate: 40, duration: 3s, warmup: 0s, control: 1s}\nsteps:\n  - " + step
                        + "\nexpect: {availability: 0}\n",
                "x.yaml");
        try (StubGateway gateway = new StubGateway(_ -> StubGateway.Reply.ok());
                ClusterTarget target = target(gateway)) {
            return ExperimentRun.prepare(
                            new ExperimentOptions(experiment, "default", out, Duration.ofSeconds(2)),
                            BudgetsReader.readStated(),
                            InstantSource.system())
                    .run(target, _ -> RungPrices.NONE, new Undo(), _ -> {}, _ -> {});
        } finally {
            cluster.close();
        }
    }

    private ClusterTarget target(StubGateway gateway) {
        return ClusterTarget.of(
                cluster.access(),
                new ClusterOptions(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(gateway.uri()), false));
    }
}
