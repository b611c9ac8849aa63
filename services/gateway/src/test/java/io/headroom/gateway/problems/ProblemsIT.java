package io.headroom.gateway.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.headroom.gateway.process.GatewayUnderTest;
import io.headroom.gateway.process.RawHttp;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every wrong request is answered with a problem that helps, and with nothing of the gateway's inside. */
class ProblemsIT {
    private static final String PATH = "/v1/recommendations";
    private static final int BODY_LIMIT = 64 * 1024;

    @RegisterExtension
    static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

    static Stream<Arguments> wrongFields() {
        String context = "must be 1 to 32 characters";
        return Stream.of(
                Arguments.of("{\"userId\":42,\"limit\":0}", "limit", "limit is 0, but must be an integer in 1..100"),
                Arguments.of("{\"userId\":42,\"limit\":101}", "limit", "limit is 101, but"),
                Arguments.of("{\"userId\":42,\"limit\":-1}", "limit", "limit is -1, but"),
                Arguments.of("{\"userId\":42,\"limit\":4294967306}", "limit", "limit is 4294967306, but"),
                Arguments.of("{\"userId\":42,\"limit\":10.5}", "limit", "limit is 10.5, but"),
                Arguments.of("{\"userId\":42,\"limit\":10.0}", "limit", "limit is 10.0, but"),
                Arguments.of("{\"userId\":42,\"limit\":1e1}", "limit", "but must be an integer"),
                Arguments.of("{\"userId\":42,\"limit\":\"10\"}", "limit", "limit is \"10\", but"),
                Arguments.of("{\"userId\":42,\"limit\":null}", "limit", "limit is null, but"),
                Arguments.of("{\"userId\":42,\"limit\":true}", "limit", "limit is true, but"),
                Arguments.of("{\"userId\":42,\"limit\":[10]}", "limit", "limit is an array, but"),
                Arguments.of("{}", "userId", "userId is missing"),
                Arguments.of("{\"userId\":0}", "userId", "userId is 0, but must be an integer of at least 1"),
                Arguments.of("{\"userId\":-42}", "userId", "userId is -42, but"),
                Arguments.of("{\"userId\":1e3}", "userId", "but must be an integer"),
                Arguments.of("{\"userId\":1e400000000}", "userId", "but must be an integer"),
                Arguments.of("{\"userId\":42.0}", "userId", "userId is 42.0, but"),
                Arguments.of("{\"userId\":\"42\"}", "userId", "userId is \"42\", but"),
                Arguments.of("{\"userId\":null}", "userId", "userId is null, but"),
                Arguments.of("{\"userId\":{}}", "userId", "userId is an object, but"),
                Arguments.of("{\"userId\":9223372036854775808}", "userId", "userId is 9223372036854775808, but"),
                Arguments.of("{\"userId\":" + "9".repeat(900) + "}", "userId", "userId is 9999999999"),
                Arguments.of("{\"userId\":42,\"context\":7}", "context", "context is 7, but must be an object"),
                Arguments.of("{\"userId\":42,\"context\":null}", "context", "context is null, but"),
                Arguments.of("{\"userId\":42,\"context\":{\"device\":1}}", "context.device", context),
                Arguments.of("{\"userId\":42,\"context\":{\"device\":null}}", "context.device", context),
                Arguments.of("{\"userId\":42,\"context\":{\"device\":\"\"}}", "context.device", context),
                Arguments.of("{\"userId\":42,\"context\":{\"device\":\"T V\"}}", "context.device", context),
                Arguments.of(
                        "{\"userId\":42,\"context\":{\"device\":\"" + "x".repeat(33) + "\"}}",
                        "context.device",
                        context),
                Arguments.of("{\"userId\":42,\"context\":{\"De\":\"tv\"}}", "a name in context", context),
                Arguments.of(
                        "{\"userId\":42,\"context\":{"
                                + String.join(
                                        ",",
                                        IntStream.range(0, 9)
                                                .mapToObj(i -> "\"k" + i + "\":\"v\"")
                                                .toList())
                                + "}}",
                        "context",
                        "must have at most 8"));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void recommend_namesFieldValueAndLimit_whenAFieldIsWrong(String body, String field, String detail) {
        JsonPath problem = problem(post(body), 400, "invalid-field");

        assertThat(problem.getString("field")).isEqualTo(field);
        assertThat(problem.getString("detail")).contains(detail).hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"userId\":42,\"limti\":10}",
                "{\"userId\":42,\"user_id\":10}",
                "{\"userId\":42,\"\":10}",
                "{\"userid\":42}"
            })
    void recommend_namesTheField_whenItIsUnknown(String body) {
        JsonPath problem = problem(post(body), 400, "unknown-field");

        assertThat(problem.getString("detail"))
                .contains("'" + problem.getString("field") + "'", "userId, limit, context");
    }

    static Stream<String> malformedBodies() {
        return Stream.of(
                "",
                "   ",
                "null",
                "42",
                "\"userId\"",
                "[]",
                "[{\"userId\":42}]",
                "{",
                "{\"userId\":42",
                "{\"userId\":42,}",
                "{'userId':42}",
                "{userId:42}",
                "{\"userId\":042}",
                "{\"userId\":+42}",
                "{\"userId\":NaN}",
                "{\"userId\":0x2A}",
                "{\"userId\":42} x",
                "{\"userId\":42}{\"userId\":43}",
                "{\"userId\":42}]",
                "{\"userId\":42,\"userId\":43}",
                "{\"userId\":42,\"context\":{\"a\":\"b\",\"a\":\"c\"}}",
                "{\"userId\":42 /* the answer */}",
                "{\"userId\":42,\"context\":\"\u0001\"}",
                "{\"userId\":" + "9".repeat(5_000) + "}",
                "[".repeat(30_000),
                "{\"a\":".repeat(10_000),
                "\uFEFF{\"userId\":42}",
                "<userId>42</userId>");
    }

    @ParameterizedTest
    @MethodSource("malformedBodies")
    void recommend_says_whenTheBodyIsNoJsonObject(String body) {
        JsonPath problem = problem(post(body), 400, "malformed-body");

        assertThat(problem.getString("detail")).matches("the body [a-zA-Z0-9 ,:()-]+");
    }

    @Test
    void recommend_says_whenTheBodyIsNotUtf8() {
        byte[][] bodies = {
            {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
            {(byte) 0xFF, (byte) 0xFE, '{', 0},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            "{\"userId\":42}".getBytes(StandardCharsets.UTF_16LE),
            "{\"userId\":42}".getBytes(StandardCharsets.UTF_16),
            {0, 0, 0, 0}
        };
        for (byte[] body : bodies) {
            problem(GATEWAY.http().contentType("application/json").body(body).post(PATH), 400, "malformed-body");
        }
    }

    @Test
    void recommend_says_whenThereIsNoBody() {
        problem(GATEWAY.http().contentType("application/json").post(PATH), 400, "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/jsonp"})
    void recommend_says_whenTheMediaTypeIsWrong(String type) {
        problem(
                GATEWAY.http()
                        .header("Content-Type", type)
                        .body("{\"userId\":42}".getBytes(StandardCharsets.UTF_8))
                        .post(PATH),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: garbage",
                "Content-Type: application/json; charset=utf-16",
                "Content-Type: application/json; charset=no-such-thing",
                "Content-Type: application/json; charset=\u00e4\u00f6",
                "Content-Type: ;;;",
                "Content-Type: application/x-www-form-urlencoded",
                "X-Nothing: 1"
            })
    void recommend_says_whenTheContentTypeIsRubbish(String header) throws IOException {
        String answer = RawHttp.exchange(GATEWAY.process().port(), request(header, "{\"userId\":42}"));

        assertThat(answer)
                .matches("(?s)HTTP/1.1 4(00|15) .*")
                .contains("application/problem+json", "urn:problem-type:headroom:");
        assertNothingInternal(answer);
    }

    @Test
    void recommend_takesTheCharset_whenItIsUtf8() {
        GATEWAY.http()
                .header("Content-Type", "application/json; charset=\"UTF-8\"")
                .body("{\"userId\":42}".getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void recommend_says_whenTheBodyIsCompressed() throws IOException {
        String answer = RawHttp.exchange(
                GATEWAY.process().port(),
                request("Content-Type: application/json\r\nContent-Encoding: gzip", "{\"userId\":42}"));

        assertThat(answer).startsWith("HTTP/1.1 415 ").contains("unsupported-media-type", "Content-Encoding");
    }

    @ParameterizedTest
    @ValueSource(ints = {BODY_LIMIT + 1, 300_000, 3_000_000})
    void recommend_says_whenTheBodyIsTooLarge(int bytes) {
        problem(post("{\"userId\":42}" + " ".repeat(bytes - 13)), 413, "body-too-large");
    }

    @Test
    void recommend_answers_whenTheBodyIsJustNotTooLarge() {
        post("{\"userId\":42}" + " ".repeat(BODY_LIMIT - 13)).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {BODY_LIMIT + 1, 900_000, 3_000_000})
    void recommend_says_whenAChunkedBodyIsTooLarge(int bytes) throws IOException {
        String answer = RawHttp.exchange(GATEWAY.process().port(), chunked(" ".repeat(bytes)));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("body-too-large");
    }

    @Test
    void recommend_answers_whenAChunkedBodyIsSmall() throws IOException {
        assertThat(RawHttp.exchange(GATEWAY.process().port(), chunked("{\"userId\":42}")))
                .startsWith("HTTP/1.1 200 ");
    }

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
        problem(GATEWAY.http().get(PATH), 405, "method-not-allowed");
        problem(GATEWAY.http().delete(PATH), 405, "method-not-allowed");
        problem(GATEWAY.http().contentType("application/json").body("{}").put(PATH), 405, "method-not-allowed");
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
                        .post(PATH),
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
        post("{\"userId\":42}", "my-Id_1.0")
                .then()
                .header("X-Request-Id", "my-Id_1.0")
                .body("requestId", equalTo("my-Id_1.0"));
        post("{\"userId\":0}", "my-Id_1.0")
                .then()
                .header("X-Request-Id", "my-Id_1.0")
                .body("requestId", equalTo("my-Id_1.0"));
    }

    @Test
    void recommend_makesARequestId_whenTheOfferedOneIsNotValid() {
        for (String id : new String[] {"", "a b", "x".repeat(65), "<script>"}) {
            post("{\"userId\":42}", id).then().body("requestId", matchesPattern("[0-9a-f]{16}"));
        }
    }

    @Test
    void recommend_shortensWhatItEchoes() {
        String value = "<script>" + "x".repeat(10_000);

        post("{\"userId\":42,\"" + value + "\":1}")
                .then()
                .body("detail", containsString("<script>xxx"))
                .body("detail.length()", org.hamcrest.Matchers.lessThan(200))
                .body("field.length()", org.hamcrest.Matchers.lessThan(100));
    }

    private static Response post(String body) {
        return post(body, "test");
    }

    private static Response post(String body, String requestId) {
        return GATEWAY.http()
                .header("Content-Type", "application/json")
                .header("X-Request-Id", requestId)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PATH);
    }

    /** Checks what holds of every problem. */
    private static JsonPath problem(Response response, int status, String kind) {
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

    private static void assertNothingInternal(String text) {
        assertThat(text)
                .doesNotContain(
                        "\tat ", "Exception", "io.headroom", "com.fasterxml", "io.quarkus", "io.vertx", "java.lang");
        assertThat(text).doesNotContainIgnoringCase("jackson", "StreamReadConstraints", "<html");
    }

    private static byte[] request(String headers, String body) {
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] chunked(String body) {
        StringBuilder request = new StringBuilder(
                "POST " + PATH
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        int chunk = 7_000;
        for (int at = 0; at < body.length(); at += chunk) {
            String part = body.substring(at, Math.min(body.length(), at + chunk));
            request.append(Integer.toHexString(part.length()))
                    .append("\r\n")
                    .append(part)
                    .append("\r\n");
        }
        return request.append("0\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
