package io.headroom.monitor.consuming;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How the event log is watched. Changing what is not under {@code state} or {@code publish-every} reads the log again from its beginning. */
@ConfigMapping(prefix = "headroom.monitor")
public interface MonitorConfig {
    State state();

    /** Pause between two views of what is known, for the page and the metrics. */
    @WithDefault("1s")
    Duration publishEvery();

    Drift drift();

    Labels labels();

    Quality quality();

    Health health();

    /** What a restart goes on from. */
    interface State {
        /** The one file of it lies here. */
        @WithDefault("data/monitor")
        Path directory();

        @WithDefault("5s")
        Duration saveEvery();

        /** The consumer group whose offsets are told to the broker after each save, for tools that show lag. Nothing is read back from it. */
        @WithDefault("headroom-monitor")
        String group();
    }

    /** Drift of data and predictions. */
    interface Drift {
        /** Requests of a window; one observation of each feature is taken of a request. */
        @WithDefault("1000")
        int window();

        /** False alarms of a detector per window of unchanged data, over all its features together. */
        @WithDefault("0.01")
        double alpha();
    }

    /** Joining what was shown to what users did. */
    interface Labels {
        /** How long after an answer its clicks count, by the log's time. */
        @WithDefault("10m")
        Duration window();

        /** Answers that wait for their labels; where more come, a sample of them is labelled, by a hash of their request ids. */
        @WithDefault("100000")
        int openImpressions();

        /** Items of all answers that wait, together: what bounds the memory they take. */
        @WithDefault("1000000")
        int openItems();
    }

    /** Quality on labels. */
    interface Quality {
        /** Labelled items of a window. */
        @WithDefault("1000")
        int windowItems();
    }

    /** Burn rates of the error budget. */
    interface Health {
        /** Requests of the long window before a burn rate may alarm. */
        @WithDefault("10000")
        int minimumRequests();
    }
}
