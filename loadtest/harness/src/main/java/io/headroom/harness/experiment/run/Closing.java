package io.headroom.harness.experiment.run;

import java.util.Collection;

/** Ends several things, all of them, also when some cannot be ended. */
public final class Closing {
    private Closing() {}

    /** Does each, and then throws the first failure, with those after it suppressed. */
    public static void all(Collection<? extends Runnable> steps) {
        RuntimeException first = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
