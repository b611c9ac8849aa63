package io.headroom.gateway.problems;

import static io.headroom.gateway.problems.ProblemChecks.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;

import io.headroom.gateway.process.GatewayUnderTest;
import io.restassured.path.json.JsonPath;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request with a field that is wrong or unknown is answered with a problem that names field, value and limit. */
class FieldProblemsIT {
    @RegisterExtension
    static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

    private final Recommend recommend = new Recommend(GATEWAY);

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
        JsonPath problem = problem(recommend.post(body), 400, "invalid-field");

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
        JsonPath problem = problem(recommend.post(body), 400, "unknown-field");

        assertThat(problem.getString("detail"))
                .contains("'" + problem.getString("field") + "'", "userId, limit, context");
    }

    @Test
    void recommend_shortensWhatItEchoes() {
        String value = "<script>" + "x".repeat(10_000);

        recommend
                .post("{\"userId\":42,\"" + value + "\":1}")
                .then()
                .body("detail", containsString("<script>xxx"))
                .body("detail.length()", lessThan(200))
                .body("field.length()", lessThan(100));
    }
}
