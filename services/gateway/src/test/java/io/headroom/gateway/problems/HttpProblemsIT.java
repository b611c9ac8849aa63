package io.headroom.gateway.problems;

import static io.headroom.gateway.problems.ProblemChecks.assertNothingInternal;
import static io.headroom.gateway.problems.ProblemChecks.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.headroom.gateway.process.GatewayUnderTest;
import io.headroom.gateway.process.RawHttp;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before a body is looked at: path, method, form, HTTP itself; and the id every answer has. */
class HttpProblemsIT {
    @RegisterExtension
    static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

    private final Recommend recommend = new Recommend(GATEWAY);

    @Test
    void anyPath_says_whenItIsUnknown() {
        for (String path : new String[] {"/nothing", "/v1", "/v1/recommendations/7", "/v1/bundle/x", "/q/nothing"}) {
            JsonPath problem = problem(GATEWAY.http().get(path), 404, "not-found");
            assertThat(problem.getString("detail")).contains(path);
        }
        problem(GATEWAY.http().contentType("application/json").body("{}").post("/nothing"), 404, "not-found");
    }

    @Test
    void anyPath_says_whenTheMethodIsWrong() {
        problem(GATEWAY.http().get(Recommend.PATH), 405, "method-not-allowed");
        problem(GATEWAY.http().delete(Recommend.PATH), 405, "method-not-allowed");
        problem(
                GATEWAY.http().contentType("application/json").body("{}").put(Recommend.PATH),
                405,
                "method-not-allowed");
        problem(
                GATEWAY.http().contentType("application/json").body("{}").post("/v1/bundle"),
                405,
                "method-not-allowed");
    }

    @Test
    void recommend_says_whenNoFormIsAcceptable() {
        problem(
                GATEWAY.http()
                        .accept("text/html")
                        .contentType("application/json")
                        .body("{\"userId\":42}")
                        .post(Recommend.PATH),
                406,
                "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "rubbish\r\n\r\n",
                "GET http:///%%% HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void anyRequest_revealsNothing_whenItIsNoHttp(String request) throws IOException {
        String answer = RawHttp.exchange(GATEWAY.process().port(), request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer).matches("(?s)HTTP/\\d.\\d 4.*");
        assertNothingInternal(answer);
    }

    @Test
    void recommend_answersWithTheRequestId_whenItIsValid() {
        recommend
                .post("{\"userId\":42}", "my-Id_1.0")
                .then()
                .header("X-Request-Id", "my-Id_1.0")
                .body("requestId", equalTo("my-Id_1.0"));
        recommend
                .post("{\"userId\":0}", "my-Id_1.0")
                .then()
                .header("X-Request-Id", "my-Id_1.0")
                .body("requestId", equalTo("my-Id_1.0"));
    }

    @Test
    void recommend_makesARequestId_whenTheOfferedOneIsNotValid() {
        for (String id : new String[] {"", "a b", "x".repeat(65), "<script>"}) {
            recommend.post("{\"userId\":42}", id).then().body("requestId", matchesPattern("[0-9a-f]{16}"));
        }
    }
}
