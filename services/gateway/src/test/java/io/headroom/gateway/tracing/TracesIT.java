package io.headroom.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.gateway.problems.Recommend;
import io.headroom.gateway.process.FakeCollector;
import io.headroom.gateway.process.GatewayUnderTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where an OTLP endpoint is named, a request's spans reach it. */
class TracesIT {
    private static final long SECONDS = 60;
    private static final List<String> WANTED = List.of(
            "headroom-gateway",
            "POST /v1/recommendations",
            "headroom.v1.Candidates/Generate",
            "headroom.v1.Ranking/Rank");

    private static final FakeCollector COLLECTOR = FakeCollector.started();

    @RegisterExtension
    static final GatewayUnderTest GATEWAY =
            new GatewayUnderTest("quarkus.otel.exporter.otlp.endpoint=" + COLLECTOR.endpoint());

    @AfterAll
    static void stopCollecting() {
        COLLECTOR.close();
    }

    @Test
    void recommend_exportsItsSpans_whenAnEndpointIsNamed() throws InterruptedException {
        new Recommend(GATEWAY).post("{\"userId\":42}").then().statusCode(200);

        assertThat(COLLECTOR.awaitTexts(SECONDS, WANTED)).contains(WANTED);
    }
}
