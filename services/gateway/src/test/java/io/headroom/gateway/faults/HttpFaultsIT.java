package io.headroom.gateway.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.gateway.process.GatewayUnderTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults between a client and the gateway, injected over the management port of the real program. */
final class HttpFaultsIT {
    private static final String BODY = "{\"userId\":42}";

    @RegisterExtension
    static final GatewayUnderTest GATEWAY = new GatewayUnderTest("headroom.experiments.enabled=true");

    @AfterEach
    void removeAll() {
        GATEWAY.management().delete("/faults").then().statusCode(200);
    }

    @Test
    void error_isAnsweredForTheShareAskedFor_andCounted() {
        String id = inject("{\"kind\":\"error\",\"error\":{\"status\":\"503\"},\"share\":1}");
        recommend().then().statusCode(503).body("detail", equalTo("injected fault " + id));
        GATEWAY.management().get("/faults").then().body("[0].calls", equalTo(1)).body("[0].fired", equalTo(1));
        GATEWAY.management().delete("/faults/" + id).then().statusCode(200).body("fired", equalTo(1));
        recommend().then().statusCode(200);
    }

    @Test
    void delay_makesTheAnswerLate_andLeavesItWhole() {
        inject("{\"kind\":\"delay\",\"delay\":{\"distribution\":\"fixed\",\"value\":\"300ms\"}}");
        Response late = recommend();
        late.then().statusCode(200).body("userId", equalTo(42));
        assertThat(late.time()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void drop_isNeverAnswered() {
        inject("{\"kind\":\"drop\"}");
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(
                            HttpRequest.newBuilder(target())
                                    .header("Content-Type", "application/json")
                                    .timeout(Duration.ofSeconds(1))
                                    .POST(BodyPublishers.ofString(BODY))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void corrupt_garblesTheAnswer() {
        Optional<JsonNode> whole = items(recommend());
        inject("{\"kind\":\"corrupt\"}");
        Response garbled = recommend();
        garbled.then().statusCode(200);
        assertThat(whole).isPresent();
        assertThat(items(garbled)).isNotEqualTo(whole);
    }

    @Test
    void faults_leaveOtherPathsAlone() {
        inject("{\"kind\":\"error\",\"error\":{\"status\":\"500\"}}");
        GATEWAY.http().get("/v1/bundle").then().statusCode(200);
        GATEWAY.management().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void faults_areNotReachable_overThePublicPort() {
        GATEWAY.http().get("/faults").then().statusCode(404);
        GATEWAY.http().body("{\"kind\":\"drop\"}").post("/faults").then().statusCode(404);
    }

    @Test
    void badFaults_areRefusedWithWhatIsWrong() {
        GATEWAY.management()
                .body("{\"kind\":\"error\",\"error\":{\"status\":\"UNAVAILABLE\"}}")
                .post("/faults")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("error.status is \"UNAVAILABLE\", but must be an HTTP status"));
        GATEWAY.management().post("/faults").then().statusCode(400);
        GATEWAY.management().delete("/faults/none").then().statusCode(404);
    }

    /** Of an answer that can be read. */
    private static Optional<JsonNode> items(Response answer) {
        try {
            return Optional.of(new ObjectMapper().readTree(answer.asByteArray()).path("items"));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static String inject(String fault) {
        return GATEWAY.management()
                .body(fault)
                .post("/faults")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response recommend() {
        return GATEWAY.http()
                .header("Content-Type", "application/json")
                .body(BODY)
                .post("/v1/recommendations");
    }

    private static URI target() {
        return URI.create("http://127.0.0.1:" + GATEWAY.process().port() + "/v1/recommendations");
    }
}
