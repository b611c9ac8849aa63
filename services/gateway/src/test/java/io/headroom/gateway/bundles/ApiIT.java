package io.headroom.gateway.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.headroom.gateway.process.GatewayUnderTest;
import io.headroom.gateway.process.RawHttp;
import io.headroom.gateway.process.SmallBundle;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the gateway offers beside recommendations. */
class ApiIT {
    @RegisterExtension
    static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

    @Test
    void faults_areNotThere_whenExperimentsAreNotEnabled() {
        GATEWAY.management().get("/faults").then().statusCode(404);
        GATEWAY.management().body("{\"kind\":\"drop\"}").post("/faults").then().statusCode(404);
    }

    @Test
    void bundle_describesWhatServes() {
        GATEWAY.http()
                .get("/v1/bundle")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("version", containsString("20261120-101500-"))
                .body("createdAt", equalTo("2026-11-20T10:15:00Z"))
                .body("dataAsOf", equalTo("2023-11-14T22:13:20Z"))
                .body("items", equalTo(SmallBundle.ITEMS))
                .body("users", equalTo(SmallBundle.USERS))
                .body("metrics.models.headroom.'ndcg@10'", equalTo(0.061f));
    }

    @Test
    void users_areColumns_compressedForWhoAsksForIt() {
        var answer = GATEWAY.http()
                .header("Accept-Encoding", "gzip")
                .get("/v1/bundle/users")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract();

        JsonPath users = answer.jsonPath();
        assertThat(users.getList("userIds")).hasSize(SmallBundle.USERS).startsWith(1, 2, 3);
        assertThat(users.getList("activity")).hasSize(SmallBundle.USERS).startsWith(2000, 1000, 666);
    }

    @Test
    void compression_isForTheUsers_andNotForAnswers() throws IOException {
        String head = " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n";
        String body = "{\"userId\":42}";

        assertThat(exchange("GET /v1/bundle/users" + head + "\r\n")).contains("content-encoding: gzip");
        assertThat(exchange("POST /v1/recommendations" + head + "Content-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("content-encoding");
    }

    private static String exchange(String request) throws IOException {
        return RawHttp.exchange(GATEWAY.process().port(), request.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void openApi_describesTheWholeApi() {
        JsonPath api = GATEWAY.http()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig());

        assertThat(api.getString("openapi")).startsWith("3.");
        assertThat(api.getMap("paths"))
                .containsOnlyKeys("/v1/recommendations", "/v1/events", "/v1/bundle", "/v1/bundle/users");
        String post = "paths.'/v1/recommendations'.post";
        assertThat(api.<String>getList(post + ".parameters.name"))
                .containsExactlyInAnyOrder("X-Headroom-Log", "X-Headroom-Rung", "X-Headroom-Time", "X-Request-Id");
        assertThat(api.getMap(post + ".requestBody.content.'application/json'.examples"))
                .containsKey("complete");
        assertThat(api.getString(post + ".requestBody.content.'application/json'.schema.$ref"))
                .endsWith("RecommendationRequest");
    }

    @Test
    void swaggerUi_isServed() {
        GATEWAY.http()
                .get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("swagger-ui"));
    }

    @Test
    void health_isUp_onTheManagementPortOnly() {
        GATEWAY.management().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        GATEWAY.management().get("/q/health/live").then().statusCode(200);
        GATEWAY.http().get("/q/health").then().statusCode(404);
        GATEWAY.http().get("/q/metrics").then().statusCode(404);
    }

    @Test
    void metrics_countClientsAnswersByRung_andNoRehearsal() {
        double before = answers("FULL");
        for (int i = 0; i < 3; i++) {
            GATEWAY.http()
                    .contentType("application/json")
                    .body("{\"userId\":42}")
                    .post("/v1/recommendations")
                    .then()
                    .statusCode(200);
        }

        assertThat(answers("FULL") - before).isEqualTo(3);
        assertThat(before).isLessThan(100);
        assertThat(metrics())
                .contains("headroom_request_seconds_bucket{rung=\"FULL\",le=\"0.04\"}")
                .contains("headroom_answers_total{rung=\"POPULAR\"} 0.0")
                .contains("headroom_stage_seconds_bucket{outcome=\"ok\",stage=\"rerank\",le=\"0.002\"}")
                .contains("headroom_stage_seconds_count{outcome=\"ok\",stage=\"candidates\"}");
    }

    private static double answers(String rung) {
        String name = "headroom_answers_total{rung=\"" + rung + "\"} ";
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(withoutExemplar(line.substring(name.length()))))
                .findFirst()
                .orElseThrow();
    }

    /** A sample may carry the trace it comes from, after a blank. */
    private static String withoutExemplar(String sample) {
        int end = sample.indexOf(' ');
        return end < 0 ? sample : sample.substring(0, end);
    }

    private static String metrics() {
        return GATEWAY.management()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
