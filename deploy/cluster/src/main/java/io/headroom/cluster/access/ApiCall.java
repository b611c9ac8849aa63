package io.headroom.cluster.access;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.headroom.harness.experiment.target.TargetException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.http.HttpTimeoutException;
import java.util.function.Supplier;

/**
 * One thing that is asked of the API server. What goes wrong is told in one line that names it, and the right it lacked where that was why.
 *
 * @param verb as in a Role, such as {@code delete}
 * @param resource as in a Role, such as {@code pods}
 * @param server whom it is asked of
 */
public record ApiCall(String verb, String resource, String namespace, URL server) {
    /** @throws TargetException when it fails */
    public <T> T run(Supplier<T> request) {
        try {
            return request.get();
        } catch (KubernetesClientException e) {
            throw failure(e.getCode(), reason(e), e);
        } catch (IllegalStateException e) {
            // How an informer tells that it could not start.
            KubernetesClientException cause = cause(e);
            throw failure(cause.getCode(), reason(cause), e);
        }
    }

    /** What an answer with this HTTP status means. */
    public TargetException failure(int status, String reason, Throwable cause) {
        String text =
                switch (status) {
                    case HttpURLConnection.HTTP_FORBIDDEN ->
                        "this account lacks the right '" + verb + "' on '" + resource + "' in namespace " + namespace
                                + "; the chart's chaos Roles grant it: helm upgrade --reuse-values --set experiments.enabled=true,"
                                + " and experiments.subjects for people";
                    case HttpURLConnection.HTTP_UNAUTHORIZED ->
                        "the API server does not know who asks (" + verb + " " + resource
                                + "): the kubeconfig's credentials are wrong or have run out";
                    default ->
                        "cannot " + verb + " " + resource + " in namespace " + namespace + ": "
                                + (status > 0 ? "HTTP " + status + ": " : "") + reason;
                };
        return new TargetException(text, cause);
    }

    private static KubernetesClientException cause(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof KubernetesClientException known) {
                return known;
            }
        }
        return new KubernetesClientException(String.valueOf(failure.getMessage()), failure);
    }

    /** The innermost reason says most: the outer ones say that an operation failed. */
    private String reason(KubernetesClientException failure) {
        if (failure.getStatus() != null && failure.getStatus().getMessage() != null) {
            return failure.getStatus().getMessage();
        }
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
            if (innermost instanceof ConnectException || innermost instanceof HttpTimeoutException) {
                return "no API server answers at " + server + "; is the cluster up, and is it the right context?";
            }
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }
}
