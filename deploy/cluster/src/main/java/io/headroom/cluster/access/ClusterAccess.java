package io.headroom.cluster.access;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.headroom.harness.experiment.target.TargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A connection to the API server, and the release that is meant.
 *
 * @param client closed by {@link #close}
 * @param inCluster whether pods can be reached by their addresses
 */
public record ClusterAccess(KubernetesClient client, Release release, boolean inCluster) implements AutoCloseable {
    private static final Path TOKEN = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");
    private static final Path NAMESPACE = TOKEN.resolveSibling("namespace");
    private static final int PATIENCE_MILLIS = 5000;
    private static final String DEFAULT_NAMESPACE = "default";

    /**
     * Connects as the environment of this process says.
     *
     * @throws TargetException in one line: no kubeconfig, no such context, no release, no right to look
     */
    public static ClusterAccess open(ClusterOptions options) {
        Config config = options.inCluster()
                ? ofPod()
                : Config.autoConfigure(Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
                        .context(options.context()));
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setRequestTimeout(PATIENCE_MILLIS);
        // An experiment cannot wait: what failed a moment ago is told, not tried for minutes.
        config.setRequestRetryBackoffLimit(1);
        return open(new KubernetesClientBuilder().withConfig(config).build(), options);
    }

    /** Over a client that is there already; it is closed when the release cannot be found, too. */
    public static ClusterAccess open(KubernetesClient client, ClusterOptions options) {
        try {
            String namespace = options.namespace()
                    .or(() -> Optional.ofNullable(client.getConfiguration().getNamespace()))
                    .orElse(DEFAULT_NAMESPACE);
            return new ClusterAccess(client, Release.find(client, namespace, options.release()), options.inCluster());
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    public ApiCall call(String verb, String resource) {
        return new ApiCall(verb, resource, release.namespace(), client.getMasterUrl());
    }

    @Override
    public void close() {
        client.close();
    }

    private static Config ofPod() {
        if (!Files.isRegularFile(TOKEN)) {
            throw new TargetException(
                    "--in-cluster is for a pod with a service account's token, but there is no " + TOKEN
                            + "; the chart's Job mounts one: helm upgrade --reuse-values --set experiments.enabled=true");
        }
        Config config = Config.autoConfigure(null);
        if (config.getNamespace() == null) {
            throw new TargetException("cannot tell this pod's namespace: " + NAMESPACE + " is not readable");
        }
        return config;
    }
}
