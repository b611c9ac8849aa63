package io.headroom.harness.users;

import io.headroom.harness.driver.Completion;
import io.headroom.harness.driver.Outcome.Answered;
import io.headroom.harness.driver.Ticker;
import io.headroom.harness.ledger.Recommendation;
import io.headroom.harness.measurement.Observer;
import io.headroom.harness.users.behaviour.ShownList;
import io.headroom.harness.users.behaviour.ShownListReader;
import io.headroom.harness.users.behaviour.UserBehaviour;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Plays the users while load runs, on a thread of its own: the load hands it answers and goes on; answers beyond what it keeps up with are
 * dropped and counted. Thread-safe.
 */
public final class UserPlayer implements Observer, AutoCloseable {
    private static final int MOST_ANSWERS = 10_000;
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final Duration LINGER = Duration.ofSeconds(10);

    private final UserBehaviour behaviour;
    private final Outbox outbox;
    private final Ticker ticker;
    private final LongSupplier dataSeconds;
    private final long startNanos;
    private final ShownListReader reader = new ShownListReader();
    private final ArrayBlockingQueue<Completion> answers = new ArrayBlockingQueue<>(MOST_ANSWERS);
    private final AtomicLong unseen = new AtomicLong();
    private final Thread thread;
    private volatile boolean paused;
    private volatile boolean closing;

    /**
     * Starts at once.
     *
     * @param dataSeconds now, in the data's time
     * @param startNanos the ticker's reading at which the measured phase starts
     */
    UserPlayer(UserBehaviour behaviour, EventPost post, Ticker ticker, LongSupplier dataSeconds, long startNanos) {
        this.behaviour = behaviour;
        this.outbox = new Outbox(post);
        this.ticker = ticker;
        this.dataSeconds = dataSeconds;
        this.startNanos = startNanos;
        this.thread = new Thread(this::play, "load-users");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void answered(Completion completion, Recommendation answer) {
        if (!paused && !answers.offer(completion)) {
            unseen.incrementAndGet();
        }
    }

    @Override
    public void failed(Completion completion, String category) {}

    /** From now on nobody looks at answers, and what waits is held back. */
    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
    }

    /** So far. */
    public EventTally tally() {
        EventTally tally = outbox.tally();
        return new EventTally(
                tally.answers(),
                tally.clicks(),
                tally.sent(),
                tally.accepted(),
                tally.repeated(),
                tally.refused(),
                tally.dropped() + unseen.get(),
                tally.problem());
    }

    /**
     * Ends the play: what users would have done later they do at once, so that no answer lacks its clicks. Blocks until the target has taken
     * them, at most 10 s; what it has not taken then is dropped.
     */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(LINGER);
            thread.interrupt();
            thread.join(LINGER);
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        outbox.giveUp();
    }

    private void play() {
        try {
            while (!closing || !answers.isEmpty() || !outbox.isEmpty()) {
                long roundEnds = ticker.nanoTime() + ROUND.toNanos();
                look(roundEnds);
                if (!paused || closing) {
                    long now = ticker.nanoTime();
                    outbox.send(now, closing ? Long.MAX_VALUE : now);
                }
            }
        } catch (InterruptedException _) {
            // Closed for good: what is left is counted as dropped.
            Thread.currentThread().interrupt();
        }
    }

    private void look(long untilNanos) throws InterruptedException {
        for (long left = untilNanos - ticker.nanoTime(); left > 0; left = untilNanos - ticker.nanoTime()) {
            Completion completion = answers.poll(left, TimeUnit.NANOSECONDS);
            if (completion != null && completion.outcome() instanceof Answered answered) {
                reader.read(completion.attempt(), answered.body()).ifPresent(shown -> act(shown, completion));
            }
        }
    }

    private void act(ShownList shown, Completion completion) {
        Duration offset = Duration.ofNanos(completion.attempt().intendedNanos() - startNanos);
        outbox.add(behaviour.after(shown, offset, dataSeconds.getAsLong(), completion.doneNanos()));
    }
}
