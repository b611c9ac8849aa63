package io.headroom.gateway.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.headroom.gateway.process.GatewayUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A gateway that cannot answer what it rehearses: its limit on bodies refuses every request. */
class RehearsalIT {
    @RegisterExtension
    static final GatewayUnderTest GATEWAY =
            new GatewayUnderTest("headroom.gateway.edge.body-at-most=8", "headroom.rehearsal.retry-after=10ms");

    @Test
    void readiness_isDownWithTheReason_whenTheRehearsalFails() {
        GATEWAY.management()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'warm' }.data.state", equalTo("WARMING"))
                .body(
                        "checks.find { it.name == 'warm' }.data.reason",
                        containsString("rehearsed request 0 was answered 413, expected 400"));
        assertThat(GATEWAY.process().log()).noneMatch(line -> line.contains("gateway is warm"));
    }

    @Test
    void liveness_isUp_whenTheRehearsalFails() {
        GATEWAY.management().get("/q/health/live").then().statusCode(200);
    }
}
