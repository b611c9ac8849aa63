package io.headroom.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.cli.CommandProcess;
import io.headroom.cluster.ApiRequests.Right;
import io.headroom.cluster.FakeCluster;
import io.headroom.harness.StubGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code chaos --target kubernetes} as a process: a whole experiment, and what it says when it cannot begin. */
final class ClusterChaosTest {
    private static final String EXPERIMENT =
            Path.of("../chaos/kill-ranking.yaml").toAbsolutePath().toString();

    @TempDir
    private Path root;

    @Test
    void withoutAKubeconfig_saysWhereItLooked() throws Exception {
        CommandProcess chaos = chaos(root.resolve("none"));
        assertThat(chaos.exitCode()).isEqualTo(1);
        assertThat(chaos.errorLines())
                .singleElement()
                .asString()
                .startsWith("headroom: there is no kubeconfig at " + root);
    }

    @Test
    void withAnotherContext_namesThoseThereAre() throws Exception {
        CommandProcess chaos = chaos(kubeconfig(), "--context", "prod");
        assertThat(chaos.exitCode()).isEqualTo(1);
        assertThat(chaos.errorLines())
                .singleElement()
                .asString()
                .startsWith("headroom: there is no context 'prod' in " + root)
                .endsWith("there are: here");
    }

    @Test
    void withoutAnApiServer_saysWhatItTried() throws Exception {
        CommandProcess chaos = chaos(kubeconfig());
        assertThat(chaos.exitCode()).isEqualTo(1);
        assertThat(chaos.errorLines())
                .singleElement()
                .asString()
                .startsWith(
                        "headroom: cannot list pods in namespace shop: no API server answers at http://127.0.0.1:9");
    }

    @Test
    void inCluster_outsideOfAPod_isRefused() throws Exception {
        CommandProcess chaos = chaos(kubeconfig(), "--in-cluster");
        assertThat(chaos.exitCode()).isEqualTo(1);
        assertThat(chaos.errorLines()).singleElement().asString().startsWith("headroom: --in-cluster is for a pod");
    }

    @Test
    void releaseThatDoesNotFit_isWaitedFor_onlyAsLongAsSaid() throws Exception {
        try (FakeCluster cluster = FakeCluster.ready()) {
            cluster.setReady(cluster.pods("gateway").getFirst().getMetadata().getName(), false);
            CommandProcess chaos = chaos(kubeconfig(cluster.configuration().getMasterUrl()), "--wait", "0s");
            assertThat(chaos.exitCode()).isEqualTo(1);
            assertThat(chaos.errorLines()).singleElement().asString().startsWith("headroom: gateway-0 is not ready;");
        }
    }

    @Test
    void wholeExperiment_writesItsReport_andPrintsIt() throws Exception {
        Path file = Files.writeString(root.resolve("kill.yaml"), """
                name: kill
                load: {rate: 50, duration: 4s, warmup: 1s, control: 2s}
                steps: [{at: 1s, kill: {service: ranking}}]
                expect: {availability: 0.1}
                """);
        try (FakeCluster cluster = FakeCluster.ready();
                StubGateway gateway = new StubGateway(_ -> StubGateway.Reply.ok())) {
            List<String> command = new ArrayList<>(CommandProcess.mainCommand(root));
            command.addAll(List.of("chaos", file.toString(), "--target", "kubernetes", "--print-json", "--wait", "1s"));
            command.addAll(List.of(
                    "--gateway",
                    gateway.uri().toString(),
                    "--out",
                    root.resolve("out").toString()));
            CommandProcess chaos = CommandProcess.run(
                    root,
                    Map.of(
                            "KUBECONFIG",
                            kubeconfig(cluster.configuration().getMasterUrl()).toString()),
                    command);
            assertThat(chaos.err()).isEmpty();
            // A busy machine makes the injector lag, which is INVALID, and says nothing of the cluster.
            assertThat(chaos.exitCode()).as(chaos.out()).isIn(0, 3);
            assertThat(chaos.out()).doesNotContain("not proven");
            assertThat(chaos.out())
                    .contains(
                            "cluster: release headroom in namespace shop",
                            "waiting: the release fits; its pods must stay as they are for 1 s",
                            "  kill: ",
                            "ranking-0: ranking-0 was pod")
                    .contains("note: The experiment is written for 1 of ranking, and 2 ran.");
            JsonNode printed =
                    new ObjectMapper().readTree(chaos.out().lines().toList().getLast());
            assertThat(printed)
                    .isEqualTo(new ObjectMapper()
                            .readTree(root.resolve("out/report.json").toFile()));
            assertThat(printed.path("sightings")).isNotEmpty();
            assertThat(cluster.requests().asked()).contains(new Right("delete", "", "pods"));
            assertThat(cluster.requests()
                            .faults(cluster.pods("gateway")
                                    .getFirst()
                                    .getMetadata()
                                    .getName())
                            .list())
                    .isEqualTo("[]");
        }
    }

    private CommandProcess chaos(Path kubeconfig, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(CommandProcess.mainCommand(root));
        command.addAll(List.of("chaos", EXPERIMENT, "--target", "kubernetes"));
        command.addAll(List.of(more));
        return CommandProcess.run(root, Map.of("KUBECONFIG", kubeconfig.toString()), command);
    }

    /** Of a cluster that nothing answers for. */
    private Path kubeconfig() throws IOException {
        return kubeconfig("http://127.0.0.1:9");
    }

    private Path kubeconfig(String server) throws IOException {
        return Files.writeString(root.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: here
                contexts: [{name: here, context: {cluster: c, user: u, namespace: shop}}]
                clusters: [{name: c, cluster: {server: '%s'}}]
                users: [{name: u, user: {token: t}}]
                """.formatted(server));
    }
}
