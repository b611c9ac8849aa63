package io.headroom.gateway.warmup;

import static org.assertj.core.api.Assertions.assertThat;
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

    @Test
    void log_tellsTheReasonOnce_howeverOftenItFails() {
        SmallBundle.publish(store);
        try (GatewayProcess gateway = GatewayProcess.startNotReady(
                store, NOBODY, NOBODY, "headroom.gateway.edge.body-at-most=8", "headroom.rehearsal.retry-after=1ms")) {
            // Many rehearsals fail while these are answered.
            for (int i = 0; i < 50; i++) {
                management(gateway).get("/q/health/ready").then().statusCode(503);
            }

            assertThat(gateway.log())
                    .filteredOn(line -> line.contains("is not ready"))
                    .hasSize(1);
        }
    }

    @Test
    void process_endsAndSaysWhy_whenTheBundleCannotBeServed() throws InterruptedException {
        SmallBundle.publish(store, 0);
        try (GatewayProcess gateway = GatewayProcess.launch(store, NOBODY, NOBODY)) {
            assertThat(gateway.exitCode(120)).isEqualTo(1);
            assertThat(gateway.log())
                    .filteredOn(line -> line.contains("gateway cannot start: retrieval/popular.npy of bundle"))
                    .hasSize(1);
        }
    }

    private static RequestSpecification management(GatewayProcess gateway) {
        return RestAssured.given().baseUri("http://127.0.0.1").port(gateway.managementPort());
    }
}
