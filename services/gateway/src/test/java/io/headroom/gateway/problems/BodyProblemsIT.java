package io.headroom.gateway.problems;

import static io.headroom.gateway.problems.ProblemChecks.assertNothingInternal;
import static io.headroom.gateway.problems.ProblemChecks.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.gateway.process.GatewayUnderTest;
import io.headroom.gateway.process.RawHttp;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that cannot be read, is of the wrong kind or too large is answered with a problem that says so. */
class BodyProblemsIT {
    private static final int BODY_LIMIT = 64 * 1024;

    @RegisterExtension
    static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

    private final Recommend recommend = new Recommend(GATEWAY);

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
        JsonPath problem = problem(recommend.post(body), 400, "malformed-body");

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
            problem(
                    GATEWAY.http().contentType("application/json").body(body).post(Recommend.PATH),
                    400,
                    "malformed-body");
        }
    }

    @Test
    void recommend_says_whenThereIsNoBody() {
        problem(GATEWAY.http().contentType("application/json").post(Recommend.PATH), 400, "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/jsonp"})
    void recommend_says_whenTheMediaTypeIsWrong(String type) {
        problem(
                GATEWAY.http()
                        .header("Content-Type", type)
                        .body("{\"userId\":42}".getBytes(StandardCharsets.UTF_8))
                        .post(Recommend.PATH),
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
                .post(Recommend.PATH)
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
        problem(recommend.post("{\"userId\":42}" + " ".repeat(bytes - 13)), 413, "body-too-large");
    }

    @Test
    void recommend_answers_whenTheBodyIsJustNotTooLarge() {
        recommend.post("{\"userId\":42}" + " ".repeat(BODY_LIMIT - 13)).then().statusCode(200);
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

    private static byte[] request(String headers, String body) {
        String head = "POST " + Recommend.PATH + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] chunked(String body) {
        StringBuilder request = new StringBuilder(
                "POST " + Recommend.PATH
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
