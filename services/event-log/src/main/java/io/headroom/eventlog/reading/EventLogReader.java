package io.headroom.eventlog.reading;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Reads both topics as one sequence, in the order of {@link LogPlace}. The same log read twice gives the same sequence, however it was cut into
 * polls, and whether it was read at once or with an end and a new beginning in between. Nothing is told to the broker of how far it came: whoever
 * reads keeps {@link #positions()} together with what it made of the records.
 *
 * <p>While the broker is away nothing comes; when it is back reading goes on. Of what was deleted before it was read, reading begins at the oldest
 * record there is, and {@link ReadingState#lost} counts what is missing. A log shorter than the positions say is taken for another log, and is read
 * from its oldest record; what the earlier one still held is not known, so that only a line of the service's log tells of it.
 *
 * <p>For one thread, but for {@link #wakeUp()} and {@link #state()}.
 */
public interface EventLogReader extends AutoCloseable {
    /**
     * Waits until there are records to be handed out, for no longer than this where the broker answers.
     *
     * @return those that come next; empty when there are none, or when it was woken up
     */
    List<LoggedRecord> poll(Duration atMost);

    /** How far every partition was handed out, records that were skipped included. It belongs to the end of the latest poll. */
    Map<LogPartition, LogPosition> positions();

    ReadingState state();

    /** Ends the poll under way, or the next one. From any thread. */
    void wakeUp();

    /** Lets the broker go; takes a second at most. */
    @Override
    void close();
}
