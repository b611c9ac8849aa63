package io.headroom.eventlog;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the event log is, how its topics are made, and what writing and reading it may cost. */
@ConfigMapping(prefix = "headroom.event-log")
public interface EventLogConfig {
    /** Without it nothing is written or read, and no broker is looked for. */
    @WithDefault("false")
    boolean enabled();

    /** {@code host:port}, or several separated by commas. */
    @WithDefault("127.0.0.1:6092")
    String bootstrapServers();

    Topics topics();

    Buffer buffer();

    Append append();

    Reader reader();

    /** The topics, as they are created; one that exists is taken as it is. */
    interface Topics {
        @WithDefault("headroom.impressions")
        String impressions();

        @WithDefault("headroom.interactions")
        String interactions();

        /** Whether they are created where they do not exist. Nothing creates them by merely using them. */
        @WithDefault("true")
        boolean create();

        @WithDefault("4")
        int partitions();

        @WithDefault("1")
        int replication();

        /** Replicas that must have a record before it is acknowledged. */
        @WithDefault("1")
        int minInSync();

        /** A record older than this may be deleted. */
        @WithDefault("7d")
        Duration retention();

        /** When a partition holds more than this, its oldest records may be deleted. */
        @WithDefault("128M")
        MemorySize retentionBytes();

        /**
         * Records after which the broker forces a partition to its disk. Without it the operating system does so in its own time: what was
         * acknowledged then survives the death of the broker's process, but not that of its machine.
         */
        Optional<Long> flushEvery();

        /** Pause between two attempts to create them while the broker is away. */
        @WithDefault("1s")
        Duration createAgainAfter();

        /** Pause between two looks whether they are still there: a broker with a new directory has none. */
        @WithDefault("10s")
        Duration lookAgainAfter();
    }

    /** What waits to be written without anyone waiting for it. */
    interface Buffer {
        /** Impressions that may wait, those under way to the broker included; one more is dropped. */
        @WithDefault("5000")
        int records();

        /** Bytes of impressions that may wait. */
        @WithDefault("8M")
        MemorySize bytes();

        /** One that the broker has not taken after so long is dropped. */
        @WithDefault("30s")
        Duration deliveryTimeout();

        /** A longer record is dropped. */
        @WithDefault("512K")
        MemorySize recordAtMost();

        /** How long what still waits at the end of the process may take. */
        @WithDefault("2s")
        Duration flushWithin();
    }

    /** What is written while someone waits for it. */
    interface Append {
        /** Without an acknowledgement after so long it has failed. */
        @WithDefault("2s")
        Duration timeout();

        /** Appends at one time; one more is refused at once. */
        @WithDefault("64")
        int inFlight();

        /** Bytes of all of them. */
        @WithDefault("4M")
        MemorySize bytes();
    }

    /** How the log is read. */
    interface Reader {
        /**
         * A record is handed out when every partition without a later one was seen to be at its end this much after the record was written. It
         * must exceed what clocks of several brokers differ by, and what replication takes; where it does not, the order may differ from that
         * of another reading.
         */
        @WithDefault("1s")
        Duration grace();

        /** When so much of a partition is held, no more of it is fetched until some was handed out. */
        @WithDefault("1M")
        MemorySize heldBytes();

        /** Bytes of a partition fetched at one time. */
        @WithDefault("256K")
        MemorySize fetchBytes();

        /** Time the broker may take to answer a question. */
        @WithDefault("5s")
        Duration answerWithin();
    }
}
