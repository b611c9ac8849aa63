package io.headroom.cli.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.cli.CommandProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code down} takes away what {@code up} made, and never what is its user's. */
final class ClusterOwnershipTest {
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
        project.withEverything();
        assertThat(project.run("kind/down").exitCode()).isZero();
        assertThat(project.run("minikube/down").exitCode()).isZero();
    }

    @Test
    void kindDown_deletesTheClusterThatUpMade() throws IOException, InterruptedException {
        assertThat(project.run("kind/up").exitCode()).isZero();
        project.changes();
        assertThat(project.run("kind/down").exitCode()).isZero();
        assertThat(project.changes()).containsExactly("kind delete cluster --name headroom");
        CommandProcess again = project.run("kind/down");
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("nothing to take away");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void kindDown_keepsAClusterAndANamespaceThatWereThere() throws IOException, InterruptedException {
        project.has("clusters", "headroom").has("namespace", "");
        assertThat(project.run("kind/up").exitCode()).isZero();
        assertThat(project.changes()).noneMatch(call -> call.startsWith("kind create"));
        assertThat(project.run("kind/down").exitCode()).isZero();
        assertThat(project.changes())
                .anyMatch(call -> call.startsWith("helm uninstall headroom"))
                .noneMatch(call -> call.startsWith("kind delete"))
                .noneMatch(call -> call.contains("delete namespace"));
    }

    @Test
    void kindDown_keepsAReleaseThatWasThere() throws IOException, InterruptedException {
        project.has("clusters", "headroom").has("namespace", "").has("release", "");
        assertThat(project.run("kind/up").exitCode()).isZero();
        assertThat(project.run("kind/down").exitCode()).isZero();
        assertThat(project.changes())
                .anyMatch(call -> call.startsWith("helm upgrade"))
                .noneMatch(call -> call.startsWith("helm uninstall"))
                .noneMatch(call -> call.contains(" delete "));
    }

    @Test
    void kindUp_installsNothing_whenTheClusterDoesNotSayWhatIsThere() throws IOException, InterruptedException {
        project.has("clusters", "headroom")
                .tool("helm", "[ $1 != status ] || { echo 'Error: cluster unreachable' >&2; exit 1; }");
        CommandProcess up = project.run("kind/up");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).contains("whether there is a release headroom", "cluster unreachable");
        assertThat(project.changes()).noneMatch(call -> call.startsWith("helm upgrade"));
    }

    @Test
    void kindDown_keepsAReleaseThatUpCouldNotInstall() throws IOException, InterruptedException {
        project.has("clusters", "headroom")
                .tool(
                        "helm",
                        "case $1 in status) echo 'Error: release: not found' >&2; exit 1 ;; upgrade) exit 1 ;; esac");
        assertThat(project.run("kind/up").exitCode()).isEqualTo(1);
        project.withEverything().has("namespace", "").has("release", "").changes();
        assertThat(project.run("kind/down").exitCode()).isZero();
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void kindUp_doesNothing_whenKindCannotListItsClusters() throws IOException, InterruptedException {
        project.has("clusters", "headroom")
                .tool(
                        "kind",
                        "echo 'ERROR: failed to list clusters' >&2; echo 'is the docker daemon running?' >&2; exit 1");
        CommandProcess up = project.run("kind/up");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.errorLines())
                .singleElement()
                .asString()
                .contains("cannot say which clusters there are", "is the docker daemon running?");
        assertThat(project.changes()).isEmpty();
        project.withEverything();
        assertThat(project.run("kind/down").err()).contains("nothing to take away");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void kindDown_keepsAClusterThatUpCouldNotMake() throws IOException, InterruptedException {
        project.tool("kind", "[ $1 != create ]");
        CommandProcess up = project.run("kind/up");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).contains("kind could not make the cluster");
        project.withEverything().has("clusters", "headroom").changes();
        assertThat(project.run("kind/down").exitCode()).isZero();
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void kindDown_forgetsNothing_whenKindCannotListItsClusters() throws IOException, InterruptedException {
        project.has("clusters", "headroom");
        assertThat(project.run("kind/up").exitCode()).isZero();
        project.tool("kind", "exit 1");
        assertThat(project.run("kind/down").exitCode()).isEqualTo(1);
        project.withEverything().changes();
        assertThat(project.run("kind/down").exitCode()).isZero();
        assertThat(project.changes()).anyMatch(call -> call.startsWith("helm uninstall headroom"));
    }

    @Test
    void kindDown_doesNotTouchWhatItDidNotMake() throws IOException, InterruptedException {
        project.has("clusters", "headroom");
        assertThat(project.run("kind/down").exitCode()).isZero();
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void minikubeUp_startsAStoppedProfile_andDownKeepsIt() throws IOException, InterruptedException {
        project.has("minikube", "Stopped");
        assertThat(project.run("minikube/up").exitCode()).isZero();
        assertThat(project.changes().get(0)).isEqualTo("minikube start --profile headroom");
        assertThat(project.run("minikube/down").exitCode()).isZero();
        assertThat(project.changes())
                .anyMatch(call -> call.startsWith("helm uninstall headroom"))
                .noneMatch(call -> call.startsWith("minikube delete"));
    }

    /** The last is a machine that was deleted beside minikube: it says nothing of it, and ends well. */
    @ParameterizedTest
    @ValueSource(
            strings = {"echo Error; exit 7", "echo Nonexistent; exit 7", "echo Saved; exit 7", "exit 80", "exit 0"})
    void minikubeUp_doesNothing_whenItIsNotClearWhetherTheProfileIsThere(String status)
            throws IOException, InterruptedException {
        project.tool("minikube", status);
        CommandProcess up = project.run("minikube/up");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.errorLines()).singleElement().asString().contains("minikube status --profile headroom");
        assertThat(project.changes()).isEmpty();
        assertThat(project.run("minikube/down").err()).contains("nothing to take away");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void minikubeDown_keepsAProfileThatUpCouldNotMake() throws IOException, InterruptedException {
        project.tool("minikube", "case $1 in status) exit 85 ;; start) exit 80 ;; esac");
        CommandProcess up = project.run("minikube/up");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).contains("minikube delete --profile headroom");
        project.withEverything().has("minikube", "Running").changes();
        assertThat(project.run("minikube/down").exitCode()).isZero();
        assertThat(project.changes()).isEmpty();
    }
}
