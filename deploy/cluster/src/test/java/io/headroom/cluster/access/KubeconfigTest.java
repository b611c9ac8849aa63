package io.headroom.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubeconfigTest {
    @TempDir
    private Path home;

    @Test
    void context_isTheCurrentOne_unlessAnotherIsAsked() throws IOException {
        write(home.resolve(".kube/config"), "kind-headroom", "kind-headroom", "minikube");
        Kubeconfig kubeconfig = Kubeconfig.of(Map.of(), home);
        assertThat(kubeconfig.context(Optional.empty())).isEqualTo("kind-headroom");
        assertThat(kubeconfig.context(Optional.of("minikube"))).isEqualTo("minikube");
        assertThatThrownBy(() -> kubeconfig.context(Optional.of("prod")))
                .hasMessage("there is no context 'prod' in " + home.resolve(".kube/config")
                        + "; there are: kind-headroom, minikube");
    }

    @Test
    void context_comesFromAllFilesThatAreNamed() throws IOException {
        Path first = write(home.resolve("first"), "", "one");
        Path second = write(home.resolve("second"), "two", "two");
        Kubeconfig kubeconfig =
                Kubeconfig.of(Map.of("KUBECONFIG", first + File.pathSeparator + second + File.pathSeparator), home);
        assertThat(kubeconfig.context(Optional.empty())).isEqualTo("two");
        assertThat(kubeconfig.context(Optional.of("one"))).isEqualTo("one");
    }

    @Test
    void context_isRefused_whenThereIsNone() throws IOException {
        assertThatThrownBy(() -> Kubeconfig.of(Map.of(), home).context(Optional.empty()))
                .hasMessageStartingWith(
                        "there is no kubeconfig at " + home.resolve(".kube").resolve("config"));
        write(home.resolve(".kube/config"), "", "one", "two");
        assertThatThrownBy(() -> Kubeconfig.of(Map.of(), home).context(Optional.empty()))
                .hasMessageEndingWith("has no current context; say one of them with --context: one, two");
        Files.writeString(home.resolve(".kube/config"), "{nonsense");
        assertThatThrownBy(() -> Kubeconfig.of(Map.of(), home).context(Optional.empty()))
                .hasMessageStartingWith("cannot read the kubeconfig " + home.resolve(".kube/config"));
    }

    private static Path write(Path file, String current, String... contexts) throws IOException {
        StringBuilder text =
                new StringBuilder("apiVersion: v1\nkind: Config\ncurrent-context: \"" + current + "\"\ncontexts:\n");
        for (String context : contexts) {
            text.append("- name: ").append(context).append("\n  context: {cluster: c, user: u}\n");
        }
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text.toString());
    }
}
