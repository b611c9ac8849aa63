package io.headroom.pipeline;

import java.io.PrintStream;

/**
 * What a run says when a signal ends it: one line. Spark stops itself at the same moment, and the steps that were at work then fail in ways
 * that mean nothing; whoever sees such a failure asks {@link #isStopping} before he speaks of it.
 */
final class StopNotice {

    /** 128 and the number of SIGTERM, as the JVM itself ends with. */
    static final int EXIT_CODE = 143;

    private static final String WORDS =
            "pipeline: stopped by a signal; nothing was published, and the bundle that was current still is";

    private final LineOutput out;
    private final PrintStream err;
    private final Thread hook = new Thread(this::say, "stop-notice");

    private StopNotice(LineOutput out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** From now on until {@link #cancel}. */
    static StopNotice onSignal(LineOutput out, PrintStream err) {
        StopNotice notice = new StopNotice(out, err);
        Runtime.getRuntime().addShutdownHook(notice.hook);
        return notice;
    }

    /** True once the JVM has begun to end, even before anything was said. */
    boolean isStopping() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            Runtime.getRuntime().addShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** The run has ended by itself: there is nothing to say. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It is being said.
        }
    }

    private void say() {
        SparkSessions.silence();
        out.end();
        err.println(WORDS);
    }
}
