package io.headroom.harness.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.harness.Answers;
import io.headroom.harness.driver.Attempt;
import io.headroom.harness.driver.Completion;
import io.headroom.harness.driver.MonotonicTicker;
import io.headroom.harness.driver.Outcome.Answered;
import io.headroom.harness.ledger.BadBodyException;
import io.headroom.harness.ledger.RecommendationReader;
import io.headroom.harness.users.behaviour.DriftingTruth;
import io.headroom.harness.users.behaviour.SmallTruth;
import io.headroom.harness.users.behaviour.UserBehaviour;
import io.headroom.harness.users.behaviour.UserEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class UserPlayerTest {
    private static final int ANSWERS = 200;
    private final List<UserEvent> posted = new CopyOnWriteArrayList<>();
    private final UserPlayer player = new UserPlayer(
            new UserBehaviour(new DriftingTruth(SmallTruth.truth(), List.of()), Duration.ofHours(1), 1),
            events -> {
                posted.addAll(events);
                return new EventPost.Accepted(events.size(), 0);
            },
            new MonotonicTicker(),
            () -> 1_000_000,
            System.nanoTime());

    @Test
    void close_sendsWhatUsersWouldHaveDoneLater() throws BadBodyException {
        answer();

        player.close();

        EventTally tally = player.tally();
        assertThat(tally.answers()).isEqualTo(ANSWERS);
        assertThat(tally.clicks()).isBetween(ANSWERS / 2L, 2L * ANSWERS);
        assertThat(tally.accepted()).isEqualTo(posted.size()).isGreaterThan(2 * tally.clicks());
        assertThat(tally.dropped()).isZero();
        assertThat(posted).extracting(UserEvent::requestId).containsOnly("r1");
    }

    @Test
    void pause_letsNobodyLook() throws BadBodyException {
        player.pause();
        answer();
        player.resume();

        player.close();

        assertThat(posted).isEmpty();
        assertThat(player.tally().answers()).isZero();
    }

    private void answer() throws BadBodyException {
        byte[] body = Answers.full();
        for (int i = 0; i < ANSWERS; i++) {
            Attempt attempt = new Attempt(i, 1, System.nanoTime());
            player.answered(
                    new Completion(attempt, attempt.intendedNanos(), System.nanoTime(), new Answered(200, body)),
                    new RecommendationReader().read(body));
        }
    }
}
