package io.headroom.cluster.access;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.headroom.harness.experiment.target.TargetException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kubeconfig files of a user, looked at before the client does: it takes what is missing for something else without a word. */
final class Kubeconfig {
    private final List<Path> files;

    private Kubeconfig(List<Path> files) {
        this.files = files;
    }

    /** Those that {@code KUBECONFIG} names, else the one in the home directory. */
    static Kubeconfig of(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("KUBECONFIG", "");
        List<Path> files = new ArrayList<>();
        if (named.isBlank()) {
            files.add(home.resolve(".kube").resolve("config"));
        } else {
            for (String file : named.split(File.pathSeparator, -1)) {
                if (!file.isBlank()) {
                    files.add(Path.of(file));
                }
            }
        }
        return new Kubeconfig(files);
    }

    /**
     * The context that is meant.
     *
     * @throws TargetException when there is no file, no such context, or none is said and none is current
     */
    String context(Optional<String> asked) {
        List<Config> configs = read();
        List<String> names = configs.stream()
                .flatMap(config -> Optional.ofNullable(config.getContexts()).orElse(List.of()).stream())
                .map(NamedContext::getName)
                .distinct()
                .toList();
        String context = asked.or(() -> current(configs))
                .orElseThrow(() -> new TargetException(
                        shown() + " has no current context; say one of them with --context: " + listed(names)));
        if (!names.contains(context)) {
            throw new TargetException(
                    "there is no context '" + context + "' in " + shown() + "; there are: " + listed(names));
        }
        return context;
    }

    private static Optional<String> current(List<Config> configs) {
        return configs.stream()
                .map(Config::getCurrentContext)
                .filter(name -> name != null && !name.isBlank())
                .findFirst();
    }

    private List<Config> read() {
        List<Path> present = files.stream().filter(Files::isRegularFile).toList();
        if (present.isEmpty()) {
            throw new TargetException(
                    "there is no kubeconfig at " + shown()
                            + "; name one with KUBECONFIG=FILE, or create a cluster first (deploy/kind/up, deploy/minikube/up)");
        }
        return present.stream().map(Kubeconfig::parsed).toList();
    }

    private static Config parsed(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.ofNullable(Serialization.unmarshal(in, Config.class))
                    .orElseThrow(() -> new TargetException("the kubeconfig " + file + " is empty"));
        } catch (KubernetesClientException e) {
            // Its own words are no more than that something went wrong.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new TargetException("cannot read the kubeconfig " + file + ": " + reason.getMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new TargetException("cannot read the kubeconfig " + file + ": " + e.getMessage(), e);
        }
    }

    private String shown() {
        return String.join(
                File.pathSeparator, files.stream().map(Path::toString).toList());
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
