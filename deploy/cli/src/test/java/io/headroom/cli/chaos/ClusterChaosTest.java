package io.headroom.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.cli.CommandProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code chaos --target kubernetes} says when it cannot begin: one line each, and what to do. */
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

    private CommandProcess chaos(Path kubeconfig, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(CommandProcess.mainCommand(root));
        command.addAll(List.of("chaos", EXPERIMENT, "--target", "kubernetes"));
        command.addAll(List.of(more));
        return CommandProcess.run(root, Map.of("KUBECONFIG", kubeconfig.toString()), command);
    }

    /** Of a cluster that nothing answers for. */
    private Path kubeconfig() throws IOException {
        return Files.writeString(root.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: here
                contexts: [{name: here, context: {cluster: c, user: u, namespace: shop}}]
                clusters: [{name: c, cluster: {server: 'http://127.0.0.1:9'}}]
                users: [{name: u, user: {token: t}}]
                """);
    }
}
