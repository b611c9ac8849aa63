package io.headroom.cluster.target;

import java.util.ArrayList;
import java.util.List;

/** What readers of figures from a cluster must know. */
final class Caveats {
    static final String FORWARDED =
            "Load went through a port-forward over the API server, which adds latency and jitter of its own and may"
                    + " break connections: the latencies are not the system's. The chart's chaos Job, or --gateway, goes without.";
    private static final String CLOCK =
            "What the cluster was seen to do is dated by the injector's clock, when word of it arrived by the API server's watch.";
    private static final String KILL =
            "A kill deletes the pod with grace 0: it leaves the endpoints at once, and the kubelet ends its"
                    + " processes within about three seconds, after a SIGTERM.";

    private Caveats() {}

    static List<String> of(boolean forwarded) {
        List<String> caveats = new ArrayList<>();
        if (forwarded) {
            caveats.add(FORWARDED);
        }
        caveats.add(CLOCK);
        caveats.add(KILL);
        return List.copyOf(caveats);
    }
}
