package io.headroom.harness.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.harness.users.EventPost.Accepted;
import io.headroom.harness.users.EventPost.Later;
import io.headroom.harness.users.EventPost.Refused;
import io.headroom.harness.users.EventPost.Reply;
import io.headroom.harness.users.behaviour.UserEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private final List<List<Long>> posted = new ArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final Outbox outbox = new Outbox(events -> {
        posted.add(events.stream().map(UserEvent::itemId).toList());
        return replies.isEmpty() ? new Accepted(events.size(), 0) : replies.poll();
    });

    @Test
    void send_sendsWhatIsDue_inOrderOfTime() throws InterruptedException {
        outbox.add(List.of(event(1, 300), event(2, 100), event(3, 200)));

        outbox.send(200, 200);
        assertThat(posted).containsExactly(List.of(2L, 3L));
        outbox.send(300, 300);
        assertThat(posted).hasSize(2);
        assertThat(outbox.isEmpty()).isTrue();
        assertThat(outbox.tally().accepted()).isEqualTo(3);
        assertThat(outbox.tally().clicks()).isEqualTo(3);
    }

    @Test
    void send_triesTheSameEventsAgain_onceTheTargetMayBeAsked() throws InterruptedException {
        replies.add(new Later(Duration.ofNanos(50), "log away"));
        outbox.add(List.of(event(1, 0), event(2, 0)));

        outbox.send(10, 10);
        outbox.send(59, 59);
        assertThat(posted).hasSize(1);
        outbox.send(60, 60);
        assertThat(posted).hasSize(2).last().isEqualTo(posted.getFirst());
        assertThat(outbox.tally().sent()).isEqualTo(2);
        assertThat(outbox.tally().problem()).contains("log away");
    }

    @Test
    void send_countsWhatIsRefused() throws InterruptedException {
        replies.add(new Refused("HTTP 400"));
        outbox.add(List.of(event(1, 0)));

        outbox.send(0, 0);

        assertThat(outbox.tally().refused()).isEqualTo(1);
        assertThat(outbox.tally().accepted()).isZero();
        assertThat(outbox.isEmpty()).isTrue();
        assertThat(outbox.tally().line()).contains("1 refused").contains("HTTP 400");
    }

    @Test
    void send_splitsIntoBatches() throws InterruptedException {
        outbox.add(LongStream.range(0, 250).mapToObj(item -> event(item, 0)).toList());

        outbox.send(0, 0);

        assertThat(posted).extracting(List::size).containsExactly(100, 100, 50);
    }

    @Test
    void giveUp_countsWhatNeverWentOut() throws InterruptedException {
        replies.add(new Later(Duration.ofDays(1), "log away"));
        outbox.add(List.of(event(1, 0), event(2, 900)));
        outbox.send(0, 0);

        outbox.giveUp();

        assertThat(outbox.tally().dropped()).isEqualTo(2);
        assertThat(outbox.isEmpty()).isTrue();
    }

    private static UserEvent event(long item, long dueNanos) {
        return new UserEvent("e" + item, UserEvent.Type.CLICK, 1, item, 1, "r", dueNanos);
    }
}
