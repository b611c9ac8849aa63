package io.headroom.eventlog;

import java.time.Duration;

/** What the values of the keys may be, beyond what their types say. */
public final class EventLogLimits {
    private static final String PREFIX = "headroom.event-log.";
    private static final Duration INSTANT = Duration.ofMillis(1);
    /** Kafka's producer takes a few milliseconds to fill a request. */
    private static final Duration SHORTEST_DELIVERY = Duration.ofMillis(20);
    /** Kafka counts milliseconds in 31 bits. */
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private EventLogLimits() {}

    /** @throws IllegalArgumentException when a value is outside its limits; the message names the key, the value and the limit */
    public static void check(EventLogConfig config) {
        check(config.topics());
        check(config.buffer());
        check(config.append());
        check(config.reader());
    }

    private static void check(EventLogConfig.Topics topics) {
        count("topics.partitions", topics.partitions(), Integer.MAX_VALUE);
        count("topics.replication", topics.replication(), Short.MAX_VALUE);
        count("topics.min-in-sync", topics.minInSync(), topics.replication());
        count("topics.retention-bytes", topics.retentionBytes().asLongValue(), Long.MAX_VALUE);
        topics.flushEvery().ifPresent(records -> count("topics.flush-every", records, Long.MAX_VALUE));
        within("topics.retention", topics.retention(), INSTANT, Duration.ofMillis(Long.MAX_VALUE));
        within("topics.create-again-after", topics.createAgainAfter(), INSTANT, LONGEST);
        within("topics.look-again-after", topics.lookAgainAfter(), INSTANT, LONGEST);
    }

    private static void check(EventLogConfig.Buffer buffer) {
        count("buffer.records", buffer.records(), Integer.MAX_VALUE);
        count("buffer.bytes", buffer.bytes().asLongValue(), Integer.MAX_VALUE);
        count("buffer.record-at-most", buffer.recordAtMost().asLongValue(), Integer.MAX_VALUE / 2);
        within("buffer.delivery-timeout", buffer.deliveryTimeout(), SHORTEST_DELIVERY, LONGEST);
        within("buffer.flush-within", buffer.flushWithin(), Duration.ZERO, LONGEST);
    }

    private static void check(EventLogConfig.Append append) {
        within("append.timeout", append.timeout(), SHORTEST_DELIVERY, LONGEST);
        count("append.in-flight", append.inFlight(), Integer.MAX_VALUE);
        count("append.bytes", append.bytes().asLongValue(), Integer.MAX_VALUE);
    }

    private static void check(EventLogConfig.Reader reader) {
        within("reader.grace", reader.grace(), Duration.ZERO, LONGEST);
        count("reader.held-bytes", reader.heldBytes().asLongValue(), Long.MAX_VALUE);
        count("reader.fetch-bytes", reader.fetchBytes().asLongValue(), Integer.MAX_VALUE / 8);
        within("reader.answer-within", reader.answerWithin(), INSTANT, LONGEST);
    }

    private static void count(String key, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "%s%s is %d, but must be from 1 to %d".formatted(PREFIX, key, value, most));
        }
    }

    private static void within(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "%s%s is %s, but must be from %s to %s".formatted(PREFIX, key, value, least, most));
        }
    }
}
