package io.headroom.gateway.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** What holds of every problem. */
final class ProblemChecks {
    private ProblemChecks() {}

    /** Checks that a response is a problem of that kind, and returns it. */
    static JsonPath problem(Response response, int status, String kind) {
        String text = response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .extract()
                .asString();
        assertNothingInternal(text);
        JsonPath problem = JsonPath.from(text);
        assertThat(problem.getString("type")).isEqualTo("urn:problem-type:headroom:" + kind);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(problem.getString("requestId")).isNotBlank().isEqualTo(response.getHeader("X-Request-Id"));
        return problem;
    }

    /** Checks that a text has nothing of the gateway's inside. */
    static void assertNothingInternal(String text) {
        assertThat(text)
                .doesNotContain(
                        "\tat ", "Exception", "io.headroom", "com.fasterxml", "io.quarkus", "io.vertx", "java.lang");
        assertThat(text).doesNotContainIgnoringCase("jackson", "StreamReadConstraints", "<html");
    }
}
