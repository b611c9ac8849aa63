package io.headroom.gateway.warmup;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.headroom.gateway.process.GatewayProcess;
import io.headroom.gateway.process.SmallBundle;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that cannot answer what it rehearses: its limit on bodies refuses every request. */
class RehearsalIT {
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    Path store;

    @Test
    void readiness_isDownWithTheReason_andLivenessUp_whenTheRehearsalFails() {
        SmallBundle.publish(store);
        try (GatewayProcess gateway = GatewayProcess.startNotReady(
                store, NOBODY, NOBODY, "headroom.gateway.edge.body-at-most=8", "headroom.rehearsal.retry-after=10ms")) {
            management(gateway)
                    .get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'warm' }.data.state", equalTo("WARMING"))
                    .body(
                            "checks.find { it.name == 'warm' }.data.reason",
                            containsString("rehearsed request 0 was answered 413, expected 400"));
            management(gateway).get("/q/health/live").then().statusCode(200);
        }
    }

    private static RequestSpecification management(GatewayProcess gateway) {
        return RestAssured.given().baseUri("http://127.0.0.1").port(gateway.managementPort());
    }
}
