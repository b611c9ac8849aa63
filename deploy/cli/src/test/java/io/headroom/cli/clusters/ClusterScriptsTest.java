package io.headroom.cli.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.cli.CommandProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code up} and {@code down} of kind and minikube, with programs that only note how they were called. */
final class ClusterScriptsTest {
    @TempDir
    private Path base;

    private ClusterProject project;

    @BeforeEach
    void makeProject() throws IOException {
        project = new ClusterProject(base).withEverything();
    }

    /** The forwarding would outlive the test. */
    @AfterEach
    void stopForwarding() throws IOException, InterruptedException {
        assertThat(project.run("kind/down").exitCode()).isZero();
        assertThat(project.run("minikube/down").exitCode()).isZero();
    }

    @Test
    void kindUp_makesEverything_andSaysWhatToDoNext() throws IOException, InterruptedException {
        CommandProcess up = project.run("kind/up", "--set", "training.quick=true");
        assertThat(up.exitCode()).describedAs(up.err()).isZero();
        assertThat(up.out())
                .contains(
                        "curl",
                        "./headroom load",
                        "./headroom chaos deploy/chaos/kill-ranking.yaml --target kubernetes",
                        "deploy/kind/down");
        List<String> changes = project.changes();
        assertThat(changes).hasSize(4);
        assertThat(changes.get(0))
                .startsWith("kind create cluster --name headroom --config")
                .endsWith("--wait 3m");
        assertThat(changes.get(1)).matches("headroom images --tag 1\\.2\\.3-\\d+ --load kind --cluster headroom");
        assertThat(changes.get(2))
                .startsWith("helm upgrade --install headroom ")
                .contains(
                        "--kube-context kind-headroom",
                        "values-kind.yaml",
                        "--set-string images.tag=1.2.3-",
                        "--set training.quick=true");
        assertThat(changes.get(3)).endsWith("port-forward service/headroom-gateway 8080:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "minikube"})
    void up_changesNothingTheSecondTime(String kind) throws IOException, InterruptedException {
        assertThat(project.run(kind + "/up").exitCode()).isZero();
        assertThat(project.changes()).hasSize(4);
        CommandProcess again = project.run(kind + "/up");
        assertThat(again.exitCode()).describedAs(again.err()).isZero();
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void up_buildsAndRollsOut_whenTheCodeHasChanged() throws IOException, InterruptedException {
        assertThat(project.run("kind/up").exitCode()).isZero();
        String first = tagOf(project.changes());
        assertThat(project.code("second version").run("kind/up").exitCode()).isZero();
        List<String> changes = project.changes();
        assertThat(changes).hasSize(2);
        assertThat(tagOf(changes)).isNotEqualTo(first);
        assertThat(changes.get(1)).contains("helm upgrade", "images.tag=" + tagOf(changes));
    }

    @Test
    void kindUp_namesEveryMissingTool_beforeItDoesAnything() throws IOException, InterruptedException {
        project.without("kind").without("helm").without("docker");
        CommandProcess up = project.run("kind/up");
        assertThat(up.exitCode()).isEqualTo(2);
        assertThat(up.errorLines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("kind is not on the PATH"))
                .anySatisfy(line -> assertThat(line).contains("helm is not on the PATH"))
                .anySatisfy(line -> assertThat(line).contains("docker podman"));
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void kindUp_showsThePods_whenAServiceDoesNotBecomeReady() throws IOException, InterruptedException {
        project.tool("kubectl", """
                case "$*" in
                *'rollout status deployment/headroom-ranking'*) echo 'timed out waiting'; exit 1 ;;
                *'get pods'*) echo 'headroom-ranking-0 CrashLoopBackOff' ;;
                esac""");
        CommandProcess up = project.run("kind/up");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err() + up.out()).contains("timed out waiting", "CrashLoopBackOff", "ranking is not ready");
    }

    @Test
    void kindUp_waitsForTheBrokerAndTheMonitor_whereTheyAreInstalled() throws IOException, InterruptedException {
        CommandProcess up = project.run("kind/up");
        assertThat(up.err()).contains("broker: ready", "gateway: ready", "monitor: ready");

        project.tool(
                "kubectl",
                "case \"$*\" in *'status statefulset'*) echo 'not found'; exit 1 ;; *port-forward*) exit 1 ;; esac");
        assertThat(project.run("kind/up", "--set", "eventLog.enabled=false").err())
                .contains("gateway: ready")
                .doesNotContain("broker", "monitor");
    }

    @Test
    void kindUp_saysWhy_whenThePortIsTaken() throws IOException, InterruptedException {
        project.tool("kubectl", "case \"$*\" in *port-forward*) echo 'unable to listen on port 8080'; exit 1 ;; esac");
        CommandProcess up = project.run("kind/up");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).contains("port 8080 cannot be forwarded", "unable to listen", "HEADROOM_PORT");
    }

    /** As on a busy machine, where the process that forwards still has the arguments of the shell that started it. */
    @Test
    void kindUp_waitsForAForwardingThatIsNotYetKubectl() throws IOException, InterruptedException {
        project.tool("ps", "[ ! -e \"$STATE/kubectl-runs\" ] || exec /usr/bin/ps \"$@\"");
        CommandProcess up = project.run("kind/up");
        project.has("kubectl-runs", "");
        assertThat(up.exitCode()).describedAs(up.err()).isZero();
    }

    @Test
    void minikubeUp_startsAProfileThatEnforcesPolicies_andDownDeletesIt() throws IOException, InterruptedException {
        CommandProcess up = project.run("minikube/up");
        assertThat(up.exitCode()).describedAs(up.err()).isZero();
        List<String> changes = project.changes();
        assertThat(changes.get(0)).isEqualTo("minikube start --profile headroom --cpus 4 --memory 6g --cni calico");
        assertThat(changes.get(1)).endsWith("--load minikube --cluster headroom");
        assertThat(changes.get(2)).contains("--kube-context headroom");
        assertThat(project.run("minikube/down").exitCode()).isZero();
        assertThat(project.changes()).containsExactly("minikube delete --profile headroom");
    }

    @Test
    void scripts_passShellcheck() throws IOException, InterruptedException {
        boolean installed = Stream.of("/usr/bin/shellcheck", "/usr/local/bin/shellcheck")
                .map(Path::of)
                .anyMatch(Files::isExecutable);
        if (!installed) {
            System.out.println(
                    "skipped: shellcheck is not installed, so nobody has checked the scripts of deploy/kind and deploy/minikube");
        }
        assumeTrue(installed, "shellcheck is not installed");
        CommandProcess checked = CommandProcess.run(
                ClusterProject.DEPLOY.getParent(),
                Map.of(),
                List.of(
                        "shellcheck",
                        "-x",
                        "-P",
                        ".",
                        "headroom",
                        "deploy/docker/measure",
                        "deploy/kind/up",
                        "deploy/kind/down",
                        "deploy/kind/steps.sh",
                        "deploy/minikube/up",
                        "deploy/minikube/down",
                        "deploy/minikube/cluster.conf"));
        assertThat(checked.exitCode()).describedAs(checked.out()).isZero();
    }

    private static String tagOf(List<String> changes) {
        String call = changes.stream()
                .filter(change -> change.startsWith("headroom images"))
                .findFirst()
                .orElseThrow();
        return call.replaceAll(".*--tag (\\S+) .*", "$1");
    }
}
