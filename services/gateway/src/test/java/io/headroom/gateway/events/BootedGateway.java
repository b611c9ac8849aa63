package io.headroom.gateway.events;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** The gateway a test has booted in its own process. */
public final class BootedGateway {
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private BootedGateway() {}

    /** Waits until its rehearsal is over. */
    public static void awaitReady() {
        await().atMost(PATIENCE).until(() -> management("/q/health/ready").statusCode() == 200);
    }

    public static Response management(String path) {
        return RestAssured.given()
                .baseUri("http://127.0.0.1")
                .port(ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class))
                .get(path);
    }

    public static Response events(String body) {
        return RestAssured.given().contentType("application/json").body(body).post("/v1/events");
    }

    public static Response recommend(long user, String requestId) {
        return RestAssured.given()
                .contentType("application/json")
                .header("X-Request-Id", requestId)
                .body("{\"userId\":" + user + ",\"limit\":5,\"context\":{\"device\":\"tv\"}}")
                .post("/v1/recommendations");
    }
}
