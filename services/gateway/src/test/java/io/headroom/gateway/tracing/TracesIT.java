package io.headroom.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.gateway.process.FakeCollector;
import io.headroom.gateway.process.FakePeers;
import io.headroom.gateway.process.GatewayProcess;
import io.headroom.gateway.process.SmallBundle;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an OTLP endpoint is named, a request's spans reach it. */
class TracesIT {
    private static final long SECONDS = 60;
    private static final List<String> WANTED = List.of(
            "headroom-gateway",
            "POST /v1/recommendations",
            "headroom.v1.Candidates/Generate",
            "headroom.v1.Ranking/Rank");

    @TempDir
    private Path store;

    @Test
    void recommend_exportsItsSpans_whenAnEndpointIsNamed() throws IOException, InterruptedException {
        SmallBundle.publish(store);
        try (FakeCollector collector = new FakeCollector();
                FakePeers peers = new FakePeers();
                GatewayProcess gateway = GatewayProcess.start(
                        store,
                        peers.address(),
                        peers.address(),
                        "quarkus.otel.exporter.otlp.endpoint=" + collector.endpoint())) {
            peers.allWell();
            RestAssured.given()
                    .baseUri("http://127.0.0.1")
                    .port(gateway.port())
                    .contentType("application/json")
                    .body("{\"userId\":42}")
                    .post("/v1/recommendations")
                    .then()
                    .statusCode(200);

            assertThat(collector.awaitTexts(SECONDS, WANTED)).contains(WANTED);
        }
    }
}
