package io.headroom.gateway.events;

import static io.headroom.gateway.events.BootedGateway.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.contracts.v1.InteractionKind;
import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLogUnavailableException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LoggingWorld.class)
class EventsIT {
    private static final FakeEventLog LOG = FakeLogs.LOG;
    private static final int PLACES = 3;

    @BeforeEach
    void awaitReady() {
        BootedGateway.awaitReady();
        LOG.reset();
    }

    @Test
    void events_areAcceptedOnceTheLogHasThem() {
        Response answer = events("""
                {"events":[{"eventId":"full-1","userId":42,"itemId":9999,"type":"rating","value":4.5,"requestId":"r-1",
                "timeSeconds":1600000000},{"eventId":"full-2","userId":43,"itemId":9998,"type":"click"}]}""");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.asString()).isEqualTo("{\"accepted\":2,\"repeated\":0}");
        InteractionRecord rating = LOG.interactions().getFirst();
        assertThat(rating.getSchemaVersion()).isEqualTo(1);
        assertThat(rating.getEventId()).isEqualTo("full-1");
        assertThat(rating.getUserId()).isEqualTo(42);
        assertThat(rating.getItemId()).isEqualTo(9999);
        assertThat(rating.getKind()).isEqualTo(InteractionKind.INTERACTION_KIND_RATING);
        assertThat(rating.getValue()).isEqualTo(4.5f);
        assertThat(rating.getRequestId()).isEqualTo("r-1");
        assertThat(rating.getTimeSeconds()).isEqualTo(1_600_000_000);
        assertThat(rating.getReceivedAtMillis()).isPositive();
        InteractionRecord click = LOG.interactions().getLast();
        assertThat(click.getValue()).isOne();
        assertThat(click.getRequestId()).isEmpty();
        assertThat(click.getTimeSeconds()).as("the data's now").isGreaterThanOrEqualTo(1_700_000_000);
    }

    @Test
    void events_areWrittenOnce_whenTheyAreToldAgain() {
        assertThat(events(clicks("again-1", "again-2", "again-1")).asString())
                .isEqualTo("{\"accepted\":2,\"repeated\":1}");
        assertThat(events(clicks("again-1", "again-2")).asString()).isEqualTo("{\"accepted\":0,\"repeated\":2}");

        assertThat(LOG.ids()).containsExactly("again-1", "again-2");
        assertThat(BootedGateway.management("/q/metrics").asString())
                .contains("headroom_events_total{outcome=\"repeated\",type=\"click\"")
                .contains("headroom_events_total{outcome=\"accepted\",type=\"watch\"")
                .contains("headroom_event_posts_total{outcome=\"accepted\"");
    }

    @Test
    void events_areWrittenOnce_whenTwoTellTheSameAtOnce() {
        CompletableFuture<Void> acknowledgement = LOG.holdNext();
        CompletableFuture<Response> first = post("same");
        CompletableFuture<Response> second = post("same");
        assertThat(first).isNotDone();

        acknowledgement.complete(null);

        assertThat(List.of(first.join().asString(), second.join().asString()))
                .containsExactlyInAnyOrder("{\"accepted\":1,\"repeated\":0}", "{\"accepted\":0,\"repeated\":1}");
        assertThat(LOG.ids()).containsExactly("same");
    }

    @Test
    void events_areRefusedToBeToldAgain_whenTheLogDoesNotAcknowledge() {
        LOG.holdNext().completeExceptionally(new EventLogUnavailableException("the log is away"));
        Response answer = events(clicks("away"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.jsonPath().getString("category")).isEqualTo("UNAVAILABLE");
        assertThat(answer.jsonPath().getString("type")).endsWith(":event-log-unavailable");
        assertThat(answer.jsonPath().getString("detail"))
                .isEqualTo("the log is away; send the events again with the same ids");
        assertThat(events(clicks("away")).asString()).isEqualTo("{\"accepted\":1,\"repeated\":0}");
    }

    @Test
    void events_areRefusedWithoutItsWords_whenTheLogHasAFault() {
        LOG.throwNext(new IllegalStateException("secret"));

        Response answer = events(clicks("fault"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.asString()).contains("the event log failed").doesNotContain("secret");
    }

    @Test
    void nothingOfABatchIsTaken_whenOneEventIsWrong() {
        Response answer = events(clicks("good", "bad event"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("field")).isEqualTo("events[1].eventId");
        assertThat(answer.jsonPath().getString("value")).isEqualTo("\"bad event\"");
        assertThat(LOG.interactions()).isEmpty();
    }

    @Test
    void posts_areRefusedAtOnce_andRecommendationsAnswered_whileTheLogHoldsAllPlaces() {
        List<CompletableFuture<Void>> held = new ArrayList<>();
        List<CompletableFuture<Response>> waiting = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            String id = "held-" + i;
            held.add(LOG.holdNext());
            waiting.add(post(id));
            await().atMost(BootedGateway.PATIENCE).until(LOG::isTaken);
        }

        Response refused = events(clicks("one-too-many"));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.jsonPath().getString("category")).isEqualTo("OVERLOADED");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        for (int i = 0; i < 50; i++) {
            assertThat(BootedGateway.recommend(1 + i, "beside-" + i).statusCode())
                    .isEqualTo(200);
        }
        held.forEach(acknowledgement -> acknowledgement.complete(null));
        assertThat(waiting).allMatch(post -> post.join().statusCode() == 202);
        assertThat(events(clicks("one-too-many")).statusCode()).isEqualTo(202);
    }

    @Test
    void body_isRefused_whenItIsTooLarge() {
        Response answer = events(" ".repeat(256 * 1024 + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.jsonPath().getString("detail")).isEqualTo("the body is larger than 262144 bytes");
    }

    @Test
    void body_isGivenUp_andItsPlaceFree_whenItDoesNotCome() throws IOException {
        for (int i = 0; i < PLACES; i++) {
            try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
                slow.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
                slow.getOutputStream()
                        .write(
                                "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
                                        .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).startsWith("HTTP/1.1 408 ").containsIgnoringCase("connection: close");
            }
        }
        assertThat(events(clicks("after-the-slow")).statusCode()).isEqualTo(202);
    }

    private static CompletableFuture<Response> post(String id) {
        return CompletableFuture.supplyAsync(
                () -> events(clicks(id)), task -> Thread.ofVirtual().start(task));
    }

    private static String clicks(String... ids) {
        List<String> events = new ArrayList<>();
        for (String id : ids) {
            events.add("{\"eventId\":\"" + id + "\",\"userId\":42,\"itemId\":10000,\"type\":\"click\"}");
        }
        return "{\"events\":[" + String.join(",", events) + "]}";
    }
}
