package io.headroom.cluster;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the API server is asked: kept as rights, and answered by the mock's store; but for the pod proxy, behind which every pod has faults, and
 * for what a test forbids.
 */
public final class ApiRequests extends Dispatcher {
    private static final Pattern PATH = Pattern.compile(
            "/(?:api|apis/(?<group>[^/]+))/[^/]+/namespaces/[^/]+/(?<resource>[a-z]+)(?:/(?<name>[^/?]+))?(?:/(?<sub>[a-z]+))?"
                    + "(?<rest>/[^?]*)?(?<query>\\?.*)?");

    private final KubernetesCrudDispatcher store = new KubernetesCrudDispatcher();
    private final Consumer<String> onDelete;
    private final List<Right> asked = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentMap<String, FakeFaults> faults = new ConcurrentHashMap<>();
    private final List<Right> forbidden = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean experiments = true;

    /** As a Role states it. */
    public record Right(String verb, String group, String resource) {}

    ApiRequests(Consumer<String> onDelete) {
        this.onDelete = onDelete;
    }

    public List<Right> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    public void forget() {
        asked.clear();
    }

    public void forbid(String verb, String group, String resource) {
        forbidden.add(new Right(verb, group, resource));
    }

    public void disableExperiments() {
        experiments = false;
    }

    /** Faults of a pod by its name. */
    public FakeFaults faults(String pod) {
        return faults.computeIfAbsent(pod, _ -> new FakeFaults());
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        Matcher path = PATH.matcher(request.getPath());
        if (!path.matches()) {
            return store.dispatch(request);
        }
        Right right = right(request, path);
        asked.add(right);
        if (forbidden.contains(right)) {
            return new MockResponse()
                    .setResponseCode(403)
                    .setBody("{\"kind\":\"Status\",\"code\":403,\"message\":\"forbidden\"}");
        }
        if ("proxy".equals(path.group("sub"))) {
            return proxied(request, path);
        }
        MockResponse answer = store.dispatch(request);
        if (right.equals(new Right("delete", "", "pods"))) {
            onDelete.accept(path.group("name"));
        }
        return answer;
    }

    private MockResponse proxied(RecordedRequest request, Matcher path) {
        String pod = path.group("name").replaceAll("(?::|%3A)\\d+$", "");
        if (!experiments || path.group("rest") == null) {
            return new MockResponse().setResponseCode(404);
        }
        FakeFaults.Answer answer = faults(pod).answer(request.getMethod(), path.group("rest"), request.getUtf8Body());
        return new MockResponse().setResponseCode(answer.status()).setBody(answer.body());
    }

    private static Right right(RecordedRequest request, Matcher path) {
        String group = path.group("group") == null ? "" : path.group("group");
        String resource = path.group("resource") + (path.group("sub") == null ? "" : "/" + path.group("sub"));
        boolean watching = path.group("query") != null && path.group("query").contains("watch=true");
        String verb = Map.of("POST", "create", "DELETE", "delete", "PUT", "update", "PATCH", "patch")
                .getOrDefault(request.getMethod(), watching ? "watch" : path.group("name") == null ? "list" : "get");
        return new Right(verb, group, resource);
    }
}
