package io.headroom.harness.driver;

import io.headroom.harness.arrivals.Arrival;
import io.headroom.harness.arrivals.ArrivalSchedule;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends each arrival of a schedule at its intended start, whether or not earlier ones were answered. A driver that has fallen behind sends
 * at once what is due. When {@code maxInFlight} requests are unanswered the next one is not sent and counted as withheld: waiting for a
 * slot would turn the run into a closed loop that flatters the target.
 */
public final class OpenLoop {
    private final Ticker ticker;
    private final Transport transport;
    private final int maxInFlight;
    private final Semaphore slots;
    private volatile long sent;
    private volatile long withheld;

    public OpenLoop(Ticker ticker, Transport transport, int maxInFlight) {
        this.ticker = ticker;
        this.transport = transport;
        this.maxInFlight = maxInFlight;
        this.slots = new Semaphore(maxInFlight);
    }

    /**
     * Runs the schedule on the calling thread until the first arrival at or after {@code durationNanos}.
     *
     * @param startNanos the ticker's reading that counts as offset 0
     * @param completions receives every completion, on the transport's threads; its return frees the slot, so a receiver that is too slow
     *     shows as withheld requests instead of growing a queue
     */
    public void run(ArrivalSchedule schedule, long startNanos, long durationNanos, Consumer<Completion> completions)
            throws InterruptedException {
        for (Arrival arrival = schedule.next(); arrival.offsetNanos() < durationNanos; arrival = schedule.next()) {
            long intended = startNanos + arrival.offsetNanos();
            ticker.awaitNanos(intended);
            send(new Attempt(arrival.sequence(), arrival.userId(), intended), completions);
        }
        ticker.awaitNanos(startNanos + durationNanos);
    }

    /** Waits until every request sent has ended; false when some had not by the limit. */
    public boolean drain(long limitNanos) throws InterruptedException {
        boolean drained = slots.tryAcquire(maxInFlight, limitNanos, TimeUnit.NANOSECONDS);
        if (drained) {
            slots.release(maxInFlight);
        }
        return drained;
    }

    public long sent() {
        return sent;
    }

    /** Requests that were due but not sent because too many were unanswered. */
    public long withheld() {
        return withheld;
    }

    public int inFlight() {
        return maxInFlight - slots.availablePermits();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer: the thread that runs the schedule
    private void send(Attempt attempt, Consumer<Completion> completions) {
        if (!slots.tryAcquire()) {
            withheld++;
            return;
        }
        sent++;
        transport.send(attempt, completion -> {
            try {
                completions.accept(completion);
            } finally {
                slots.release();
            }
        });
    }
}
