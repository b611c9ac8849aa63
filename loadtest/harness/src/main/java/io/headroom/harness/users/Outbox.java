package io.headroom.harness.users;

import io.headroom.harness.users.EventPost.Accepted;
import io.headroom.harness.users.EventPost.Later;
import io.headroom.harness.users.EventPost.Refused;
import io.headroom.harness.users.behaviour.UserEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Events on their way: each waits for its time, then goes out with others. What the target could not take is tried again with the ids it had. At
 * most so many wait; what is beyond is dropped and counted. Used by one thread; only {@link #tally} may be called by others.
 */
final class Outbox {
    private static final int MOST_WAITING = 100_000;
    /** Small enough for any limit on the size of a request. */
    private static final int BATCH = 100;

    private final EventPost post;
    private final PriorityQueue<UserEvent> waiting = new PriorityQueue<>(Comparator.comparingLong(UserEvent::dueNanos));
    private final List<UserEvent> unsent = new ArrayList<>();
    private long notBeforeNanos = Long.MIN_VALUE;
    private EventTally tally = new EventTally(0, 0, 0, 0, 0, 0, 0, Optional.empty());

    Outbox(EventPost post) {
        this.post = post;
    }

    /** @param events what follows from one answer */
    synchronized void add(List<UserEvent> events) {
        int clicks = 0;
        int dropped = 0;
        for (UserEvent event : events) {
            clicks += event.type() == UserEvent.Type.CLICK ? 1 : 0;
            if (waiting.size() < MOST_WAITING) {
                waiting.add(event);
            } else {
                dropped++;
            }
        }
        change(1, clicks, 0, 0, 0, 0, dropped, tally.problem());
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty() && unsent.isEmpty();
    }

    synchronized EventTally tally() {
        return tally;
    }

    /** Whatever waits was never sent. */
    synchronized void giveUp() {
        change(0, 0, 0, 0, 0, 0, waiting.size() + unsent.size(), tally.problem());
        waiting.clear();
        unsent.clear();
    }

    /**
     * Sends what is due, batch by batch, until nothing is or the target wants to be left alone.
     *
     * @param untilNanos what has its time by then is due
     */
    void send(long nowNanos, long untilNanos) throws InterruptedException {
        while (nowNanos >= notBeforeNanos && take(untilNanos)) {
            switch (post.post(List.copyOf(unsent))) {
                case Accepted done -> sent(done.accepted(), done.repeated(), 0, Optional.empty());
                case Refused no -> sent(0, 0, unsent.size(), Optional.of(no.reason()));
                case Later later -> {
                    notBeforeNanos = nowNanos + later.after().toNanos();
                    problem(later.reason());
                }
            }
        }
    }

    private synchronized boolean take(long untilNanos) {
        while (unsent.size() < BATCH && !waiting.isEmpty() && waiting.peek().dueNanos() <= untilNanos) {
            unsent.add(waiting.poll());
        }
        return !unsent.isEmpty();
    }

    private synchronized void sent(long accepted, long repeated, long refused, Optional<String> problem) {
        change(0, 0, unsent.size(), accepted, repeated, refused, 0, problem.or(() -> tally.problem()));
        unsent.clear();
    }

    private synchronized void problem(String words) {
        change(0, 0, 0, 0, 0, 0, 0, Optional.of(words));
    }

    private void change(
            long answers,
            long clicks,
            long sent,
            long accepted,
            long repeated,
            long refused,
            long dropped,
            Optional<String> problem) {
        tally = new EventTally(
                tally.answers() + answers,
                tally.clicks() + clicks,
                tally.sent() + sent,
                tally.accepted() + accepted,
                tally.repeated() + repeated,
                tally.refused() + refused,
                tally.dropped() + dropped,
                problem);
    }
}
