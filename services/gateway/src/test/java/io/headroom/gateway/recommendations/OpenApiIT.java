package io.headroom.gateway.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.gateway.ladder.RungName;
import io.headroom.gateway.process.GatewayUnderTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The OpenAPI document against what the gateway really answers. */
class OpenApiIT {
    private static final String RECOMMENDATIONS = "/v1/recommendations";
    private static final String EVENTS = "/v1/events";
    /** A fault, which no client can cause, and the answers of a gateway that shuts down, which another test sees. */
    private static final Set<String> NOT_PROVOKED = Set.of("500", "503");

    @RegisterExtension
    static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

    private static DescribedApi api;

    @BeforeAll
    static void readDocument() {
        api = DescribedApi.of(GATEWAY.http().get("/q/openapi?format=json").asString());
    }

    /** One request for each thing that can happen. */
    private static final List<UnaryOperator<RequestSpecification>> POSTS = List.of(
            body("{\"userId\":42}"),
            body("{\"userId\":42,\"limit\":100,\"context\":{\"device\":\"tv\"}}"),
            body("{\"userId\":9999999}"),
            body("{\"userId\":42,\"limit\":101}"),
            body("{\"userId\":42,\"limti\":1}"),
            body("{\"userId\":42"),
            body(" ".repeat(65 * 1024)),
            request -> request.contentType("text/plain").body("x"),
            request -> body("{\"userId\":42}").apply(request.accept("text/html")));

    private static final List<UnaryOperator<RequestSpecification>> EVENT_POSTS = List.of(
            body("{\"events\":[{\"eventId\":\"e\",\"userId\":42,\"itemId\":10000,\"type\":\"click\"}]}"),
            body("{\"events\":[{\"eventId\":\"e\",\"userId\":42,\"itemId\":1,\"type\":\"click\"}]}"),
            body("{\"event\":[]}"),
            body("{"),
            body(" ".repeat(257 * 1024)),
            request -> request.contentType("text/plain").body("x"),
            request -> body("{}").apply(request.accept("text/html")));

    private static final List<UnaryOperator<RequestSpecification>> GETS =
            List.of(request -> request, request -> request.accept("text/html"));

    @Test
    void recommendations_areAnsweredAsDescribed_andNothingIsDescribedThatIsNot() {
        assertAnsweredAsDescribed(Method.POST, RECOMMENDATIONS, POSTS);
    }

    /** Without a log nothing is accepted, and no body is slow: another test sees these. */
    @Test
    void events_areAnsweredAsDescribed_andNothingIsDescribedThatIsNot() {
        Set<String> seen = assertAnsweredAsDescribed(Method.POST, EVENTS, EVENT_POSTS, Set.of("202", "408", "500"));
        assertThat(seen).contains("503");
    }

    @Test
    void events_areDescribedWithTheirLimits() {
        JsonNode event = api.schema("Event");
        assertThat(DescribedApi.names(event.path("properties")))
                .containsExactly("eventId", "itemId", "requestId", "timeSeconds", "type", "userId", "value");
        assertThat(event.path("required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("eventId", "itemId", "type", "userId");
        assertThat(event.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(api.schema("EventType").path("enum"))
                .extracting(JsonNode::asText)
                .containsExactly("click", "watch", "like", "rating");
        JsonNode events = api.schema("Events").at("/properties/events");
        assertThat(List.of(
                        events.path("minItems").asInt(), events.path("maxItems").asInt()))
                .containsExactly(1, 500);
    }

    @Test
    void bundles_areAnsweredAsDescribed_andNothingIsDescribedThatIsNot() {
        assertAnsweredAsDescribed(Method.GET, "/v1/bundle", GETS);
        assertAnsweredAsDescribed(Method.GET, "/v1/bundle/users", GETS);
    }

    private static void assertAnsweredAsDescribed(
            Method method, String path, List<UnaryOperator<RequestSpecification>> requests) {
        assertAnsweredAsDescribed(method, path, requests, NOT_PROVOKED);
    }

    private static Set<String> assertAnsweredAsDescribed(
            Method method, String path, List<UnaryOperator<RequestSpecification>> requests, Set<String> notProvoked) {
        String operation = method.name().toLowerCase(java.util.Locale.ROOT);
        Set<String> seen = new TreeSet<>(notProvoked);
        for (UnaryOperator<RequestSpecification> request : requests) {
            Response answer = request.apply(GATEWAY.http()).request(method, path);
            api.assertDescribes(path, operation, answer);
            seen.add(Integer.toString(answer.statusCode()));
        }
        assertThat(api.statuses(path, operation)).isEqualTo(seen);
        return seen;
    }

    @Test
    void otherPathsAndMethods_areAnsweredAsTheDocumentSays() {
        assertThat(api.document().at("/info/description").asText()).contains("404", "405", "Problem");
        assertProblem(GATEWAY.http().get("/v1/nothing"), 404);
        assertProblem(GATEWAY.http().get(RECOMMENDATIONS), 405);
    }

    @Test
    void everyPath_namesTheMethodsItOffers_whenAnotherIsAsked() {
        JsonNode paths = api.document().path("paths");
        assertThat(DescribedApi.names(paths)).isNotEmpty();
        for (String path : DescribedApi.names(paths)) {
            Set<String> offered = new TreeSet<>(Set.of("OPTIONS"));
            for (String operation : DescribedApi.names(paths.path(path))) {
                offered.add(operation.toUpperCase(java.util.Locale.ROOT));
                if ("get".equals(operation)) {
                    offered.add("HEAD");
                }
            }
            Response answer = GATEWAY.http().delete(path);
            assertProblem(answer, 405);
            assertThat(answer.header("Allow")).as(path).isEqualTo(String.join(", ", offered));
            for (String method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")) {
                assertThat(GATEWAY.http().request(method, path).statusCode() != 405)
                        .as(method + " " + path)
                        .isEqualTo(offered.contains(method));
            }
        }
    }

    private static void assertProblem(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(DescribedApi.names(api.schema("Problem").path("properties")))
                .containsAll(answer.jsonPath().<String, Object>getMap("$").keySet());
    }

    @Test
    void request_isDescribedWithItsLimits_andTheyAreTheRealOnes() {
        JsonNode request = api.schema("RecommendationRequest");
        JsonNode fields = request.path("properties");
        assertThat(DescribedApi.names(fields)).containsExactly("context", "limit", "userId");
        assertThat(request.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(request.path("required")).extracting(JsonNode::asText).containsExactly("userId");

        int most = fields.at("/limit/maximum").asInt();
        int least = fields.at("/limit/minimum").asInt();
        assertThat(List.of(least, most)).containsExactly(1, 100);
        assertLimits("{\"userId\":42,\"limit\":%d}", least, most);
        assertThat(GATEWAY.http()
                        .contentType("application/json")
                        .body("{\"userId\":42}")
                        .post(RECOMMENDATIONS)
                        .jsonPath()
                        .getList("items"))
                .hasSize(fields.at("/limit/default").asInt());

        assertThat(status("{\"userId\":" + fields.at("/userId/minimum").asInt() + "}"))
                .isEqualTo(200);
        assertThat(status("{\"userId\":" + (fields.at("/userId/minimum").asInt() - 1) + "}"))
                .isEqualTo(400);
        int entries = fields.at("/context/maxProperties").asInt();
        assertThat(status(context(entries))).isEqualTo(200);
        assertThat(status(context(entries + 1))).isEqualTo(400);
    }

    @Test
    void schemas_areOfThisApi_andOfNoLibrary() {
        assertThat(DescribedApi.names(api.document().at("/components/schemas")))
                .containsExactlyInAnyOrder(
                        "Bundle",
                        "ContextWord",
                        "Degradation",
                        "Event",
                        "EventType",
                        "Events",
                        "EventsAccepted",
                        "KnownUsers",
                        "Ledger",
                        "LedgerStage",
                        "Problem",
                        "Recommendation",
                        "RecommendationRequest",
                        "RecommendedItem",
                        "Rung");
    }

    @Test
    void rungs_areDescribedInTheLaddersOrder() {
        List<String> ladder =
                Arrays.stream(RungName.values()).map(RungName::name).toList();
        JsonNode rung = api.schema("Rung");

        assertThat(rung.path("enum")).extracting(JsonNode::asText).isEqualTo(ladder);
        assertThat(ladder)
                .containsExactly("FULL", "SHALLOW", "STALE_FEATURES", "DEFAULT_FEATURES", "RETRIEVAL_ORDER", "POPULAR");
    }

    private static void assertLimits(String body, int least, int most) {
        Map<Integer, Integer> wanted = Map.of(least - 1, 400, least, 200, most, 200, most + 1, 400);
        wanted.forEach((value, status) ->
                assertThat(status(body.formatted(value))).as("%d", value).isEqualTo(status));
    }

    private static String context(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(i -> "\"k" + i + "\":\"v\"")
                .collect(Collectors.joining(",", "{\"userId\":42,\"context\":{", "}}"));
    }

    private static int status(String body) {
        return body(body).apply(GATEWAY.http()).post(RECOMMENDATIONS).statusCode();
    }

    private static UnaryOperator<RequestSpecification> body(String json) {
        return request -> request.contentType("application/json").body(json.getBytes(StandardCharsets.UTF_8));
    }
}
