package io.headroom.gateway.warmup;

import io.grpc.ManagedChannel;
import io.headroom.gateway.bundles.ServedModel;
import io.headroom.gateway.bundles.ServedModels;
import io.headroom.gateway.orchestration.GatewayConfig;
import io.headroom.gateway.orchestration.Wiring;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.calls.PeerChannels;
import io.headroom.runtime.following.BackgroundStart;
import io.headroom.runtime.following.NextModel;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/**
 * Warms the gateway as soon as it listens, and each model before it serves: requests through its own HTTP endpoint, JSON, orchestration, gRPC and re-ranking, until they are
 * compiled. Needs no peer; until it succeeds the gateway is not ready.
 */
@Singleton
final class DressRehearsal {
    private final Rehearsal rehearsal;
    private final ServedModels models;
    private final Scenario scenario;
    private final GatewayConfig config;
    private final PeerChannels peers;

    DressRehearsal(
            Rehearsal rehearsal, ServedModels models, Scenario scenario, GatewayConfig config, PeerChannels peers) {
        this.rehearsal = rehearsal;
        this.models = models;
        this.scenario = scenario;
        this.config = config;
        this.peers = peers;
    }

    void listening(@ObservesAsync HttpServerStart event, HttpServer server, BackgroundStart start) {
        URI target = URI.create("http://" + hostOf(event) + ":" + server.getPort() + "/v1/recommendations");
        start.run("gateway", bundle -> next(bundle, target));
    }

    private NextModel next(Bundle bundle, URI target) {
        SelfRequests requests = new SelfRequests(target, rehearsal.word(), config.warmUp());
        NextModel next = models.next(bundle, model -> rehearse(requests, model));
        connectPeers();
        return next;
    }

    private void rehearse(SelfRequests requests, ServedModel model) {
        try (StandInPeers standIns = new StandInPeers(model.catalogue(), config.candidates())) {
            rehearsal.begin(new Rehearsal.Rehearsed(standIns.stages(scenario, Wiring.depthSettings(config)), model));
            requests.send();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rehearse at " + requests.target() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the rehearsal was interrupted", e);
        } finally {
            rehearsal.end();
        }
    }

    /** Asks for the connections now, so that the first client does not pay for them; nobody waits for them. */
    private void connectPeers() {
        for (String peer : List.of("candidates", "ranking")) {
            if (peers.channel(peer) instanceof ManagedChannel channel) {
                channel.getState(true);
            }
        }
    }

    private static String hostOf(HttpServerStart event) {
        String host = event.options().getHost();
        if ("0.0.0.0".equals(host) || "::".equals(host)) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
