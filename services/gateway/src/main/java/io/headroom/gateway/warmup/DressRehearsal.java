package io.headroom.gateway.warmup;

import io.grpc.ManagedChannel;
import io.headroom.gateway.catalogue.Catalogue;
import io.headroom.gateway.orchestration.GatewayConfig;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.calls.PeerChannels;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.readiness.WarmUp;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Warms the gateway as soon as it listens: requests through its own HTTP endpoint, JSON, orchestration, gRPC and re-ranking, until they are
 * compiled. Needs no peer. When it cannot be done the gateway serves nevertheless, cold, and the log says so.
 */
@Singleton
final class DressRehearsal {
    private static final Logger LOG = Logger.getLogger(DressRehearsal.class);

    private final Rehearsal rehearsal;
    private final Catalogue catalogue;
    private final Scenario scenario;
    private final GatewayConfig config;
    private final PeerChannels peers;

    DressRehearsal(
            Rehearsal rehearsal, Catalogue catalogue, Scenario scenario, GatewayConfig config, PeerChannels peers) {
        this.rehearsal = rehearsal;
        this.catalogue = catalogue;
        this.scenario = scenario;
        this.config = config;
        this.peers = peers;
    }

    void listening(@ObservesAsync HttpServerStart event, HttpServer server, @Readiness WarmUp readiness) {
        connectPeers();
        URI target = URI.create("http://" + hostOf(event) + ":" + server.getPort() + "/v1/recommendations");
        try (StandInPeers standIns = new StandInPeers(catalogue, config.candidates())) {
            rehearsal.begin(standIns.stages(scenario));
            rehearse(target);
        } catch (IOException e) {
            LOG.warnf("the gateway starts cold: it could not rehearse at %s: %s", target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("the rehearsal was interrupted");
        } finally {
            rehearsal.end();
            readiness.done();
        }
    }

    private void rehearse(URI target) throws IOException, InterruptedException {
        Deadline deadline = Deadline.after(config.warmUp().atMost(), System::nanoTime);
        int wanted = config.warmUp().requests();
        int answered = new SelfRequests(target, rehearsal.word()).send(wanted, deadline);
        if (answered < wanted) {
            LOG.warnf(
                    "rehearsed only %d of %d requests in %s",
                    answered, wanted, config.warmUp().atMost());
        } else {
            LOG.infof("rehearsed %d requests", answered);
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
        return "0.0.0.0".equals(host) || "::".equals(host) ? "127.0.0.1" : host;
    }
}
