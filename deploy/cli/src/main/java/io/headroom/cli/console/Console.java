package io.headroom.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * What people read. Results and progress go to standard output, errors to standard error. Once muted it prints nothing: after a Ctrl-C the
 * main thread still runs into the consequences, and what it would say about them is noise. Thread-safe.
 */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final long startNanos = System.nanoTime();
    private volatile boolean muted;

    public Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static Console ofProcess() {
        return new Console(System.out, System.err);
    }

    public void line(String text) {
        if (!muted) {
            out.println(text);
        }
    }

    /** A line with the time since this program started before it. */
    public void progress(String text) {
        line("[" + clock(elapsed()) + "] " + text);
    }

    public void error(String text) {
        if (!muted) {
            err.println("headroom: " + text);
        }
    }

    public void errorDetail(String text) {
        if (!muted) {
            err.println("  " + text);
        }
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    void mute() {
        muted = true;
    }

    /** Minutes and seconds, as in {@code 3:07}. */
    public static String clock(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
