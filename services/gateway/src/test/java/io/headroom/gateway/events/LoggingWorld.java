package io.headroom.gateway.events;

import io.grpc.Status;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.fixtures.ServiceWorld;
import io.headroom.gateway.process.FakePeers;
import io.headroom.gateway.process.SmallBundle;
import java.nio.file.Path;
import java.util.Map;

/** A gateway that logs, between fake peers. */
public final class LoggingWorld extends ServiceWorld {
    /** Ranking fails for this one. */
    public static final long UNRANKED_USER = 13;

    private FakePeers peers;

    @Override
    protected Map<String, String> prepare(Path bundles, Path directory) {
        SmallBundle.publish(bundles);
        peers = new FakePeers();
        peers.ranking((request, observer) -> {
            if (request.getUserId() == UNRANKED_USER) {
                FakePeers.<RankRequest, io.headroom.contracts.v1.RankReply>failing(Status.UNAVAILABLE)
                        .accept(request, observer);
            } else {
                FakePeers.answer(observer, FakePeers.probabilities(request));
            }
        });
        return Map.ofEntries(
                Map.entry("headroom.peers.candidates", peers.address()),
                Map.entry("headroom.peers.ranking", peers.address()),
                Map.entry("headroom.event-log.enabled", "true"),
                Map.entry("headroom.experiments.enabled", "true"),
                Map.entry("headroom.gateway.warm-up.requests", "40"),
                Map.entry("headroom.gateway.impressions.waiting-at-most", "4"),
                Map.entry("headroom.gateway.events.in-flight", "3"),
                Map.entry("headroom.gateway.events.body-within", "1s"),
                Map.entry("headroom.gateway.events.acknowledged-within", "60s"),
                Map.entry("quarkus.http.test-port", "0"));
    }

    @Override
    protected void release() {
        peers.close();
    }
}
