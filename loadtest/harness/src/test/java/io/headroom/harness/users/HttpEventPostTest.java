package io.headroom.harness.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.harness.users.EventPost.Accepted;
import io.headroom.harness.users.EventPost.Later;
import io.headroom.harness.users.EventPost.Refused;
import io.headroom.harness.users.EventPost.Reply;
import io.headroom.harness.users.behaviour.UserEvent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HttpEventPostTest {
    private static final List<UserEvent> EVENTS = List.of(
            new UserEvent("r1-7-click", UserEvent.Type.CLICK, 3, 7, 1, "r1", 0),
            new UserEvent("r1-7-rating", UserEvent.Type.RATING, 3, 7, 4.5, "r1", 0));

    @Test
    void post_saysWhatThePublicInterfaceAsksFor() throws Exception {
        try (StubEndpoint target = new StubEndpoint(202, "{\"accepted\":1,\"repeated\":1}", "")) {
            assertThat(post(target.uri())).isEqualTo(new Accepted(1, 1));
            assertThat(target.requests)
                    .containsExactly("POST /v1/events {\"events\":["
                            + "{\"eventId\":\"r1-7-click\",\"userId\":3,\"itemId\":7,\"type\":\"click\","
                            + "\"requestId\":\"r1\",\"timeSeconds\":42},"
                            + "{\"eventId\":\"r1-7-rating\",\"userId\":3,\"itemId\":7,\"type\":\"rating\","
                            + "\"requestId\":\"r1\",\"timeSeconds\":42,\"value\":4.5}]}");
        }
    }

    @Test
    void post_waitsAsLongAsAsked_whenTheLogIsAway() throws Exception {
        try (StubEndpoint target = new StubEndpoint(503, "", "2")) {
            assertThat(post(target.uri())).isInstanceOfSatisfying(Later.class, later -> {
                assertThat(later.after()).isEqualTo(Duration.ofSeconds(2));
                assertThat(later.reason()).contains("HTTP 503");
            });
        }
    }

    @Test
    void post_isRefused_whenTheTargetSaysSo() throws Exception {
        try (StubEndpoint target = new StubEndpoint(404, "", "")) {
            assertThat(post(target.uri())).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reason())
                    .contains("HTTP 404"));
        }
    }

    @Test
    void post_maybeLater_whenNobodyIsThere() throws Exception {
        assertThat(post(URI.create("http://127.0.0.1:1"))).isInstanceOf(Later.class);
    }

    private static Reply post(URI target) throws IOException, InterruptedException {
        try (HttpEventPost post = new HttpEventPost(target, () -> 42)) {
            return post.post(EVENTS);
        }
    }
}
