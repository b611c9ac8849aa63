package io.headroom.gateway.problems;

import io.headroom.gateway.process.GatewayUnderTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;

/** Asks for recommendations with whatever body. */
public record Recommend(GatewayUnderTest gateway) {
    public static final String PATH = "/v1/recommendations";

    public Response post(String body) {
        return post(body, "test");
    }

    public Response post(String body, String requestId) {
        return gateway.http()
                .header("Content-Type", "application/json")
                .header("X-Request-Id", requestId)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PATH);
    }
}
