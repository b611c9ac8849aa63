package io.headroom.pipeline;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells the person waiting which step runs, and afterwards what came of it and how long it took: one line a step. */
public final class Progress {

    private final PrintStream out;
    private final InstantSource clock;
    private final int steps;
    private int step;

    /** @param steps how many steps the run has */
    public Progress(PrintStream out, InstantSource clock, int steps) {
        this.out = out;
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * Runs the next step.
     *
     * @param what in the present tense, such as "reading ratings.csv"
     * @param summary says in a few words what the step's result is
     */
    public <T> T step(String what, Supplier<T> work, Function<T, String> summary) {
        step++;
        out.printf(Locale.ROOT, "[%2d/%d] %s ... ", step, steps, what);
        out.flush();
        long began = clock.millis();
        T result = attempt(work);
        Duration took = Duration.ofMillis(clock.millis() - began);
        out.printf(Locale.ROOT, "%s (%.1f s)%n", summary.apply(result), took.toMillis() / 1000.0);
        return result;
    }

    private <T> T attempt(Supplier<T> work) {
        boolean finished = false;
        try {
            T result = work.get();
            finished = true;
            return result;
        } finally {
            // Not a catch: Spark throws checked exceptions that no signature declares.
            if (!finished) {
                out.println("failed");
            }
        }
    }

    /** A number as people read it: 1,000,000. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
