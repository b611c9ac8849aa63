package io.headroom.cluster.access;

import java.net.URI;
import java.util.Optional;

/**
 * Which release of Headroom on which cluster, and how it is reached.
 *
 * @param context of the kubeconfig; empty for its current one
 * @param namespace empty for the context's
 * @param release empty where the namespace has but one
 * @param gateway where load goes; empty for the Service inside of the cluster, a port-forward outside
 * @param inCluster whether this program runs in a pod of the cluster, as a service account
 */
public record ClusterOptions(
        Optional<String> context,
        Optional<String> namespace,
        Optional<String> release,
        Optional<URI> gateway,
        boolean inCluster) {}
