package io.headroom.cluster.faults;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.headroom.cluster.access.ClusterAccess;
import io.headroom.cluster.pods.PodView;
import io.headroom.harness.experiment.target.faults.ManagementPort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The management port of a pod through the API server's proxy ({@code pods/proxy}), for who cannot reach pods by their addresses. The request
 * comes to the pod from the control plane; a NetworkPolicy must let that in.
 */
public record ProxiedManagementPort(ClusterAccess access, PodView pod) implements ManagementPort {
    private static final long PATIENCE_SECONDS = 4;
    private static final Map<String, String> VERBS = Map.of("GET", "get", "POST", "create", "DELETE", "delete");

    @Override
    public Answer ask(String method, String path, Optional<String> body) throws IOException {
        HttpClient client = access.client().getHttpClient();
        // Whatever the method, the client makes a GET of what has no body at all.
        HttpRequest.Builder request = client.newHttpRequestBuilder()
                .uri(root() + path)
                .method(method, "application/json", body.orElse(method.equals("GET") ? null : ""))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Answer answer = answer(client, request.build());
        if (answer.status() == HttpURLConnection.HTTP_FORBIDDEN) {
            // No service answers so: it is the API server that does.
            throw access.call(VERBS.get(method), "pods/proxy").failure(answer.status(), answer.body(), null);
        }
        return answer;
    }

    @Override
    public String name() {
        return pod.name() + ":" + pod.port(PodView.MANAGEMENT) + " (by the API server)";
    }

    private static Answer answer(HttpClient client, HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response =
                    client.sendAsync(request, String.class).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Answer(
                    response.code(), Optional.ofNullable(response.bodyString()).orElse(""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (TimeoutException e) {
            throw new IOException(String.format(Locale.ROOT, "no answer within %d s", PATIENCE_SECONDS), e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause().getMessage()), e);
        }
    }

    private String root() {
        String master = access.client().getMasterUrl().toString();
        return (master.endsWith("/") ? master : master + "/") + "api/v1/namespaces/"
                + access.release().namespace() + "/pods/" + pod.name() + ":" + pod.port(PodView.MANAGEMENT) + "/proxy";
    }
}
