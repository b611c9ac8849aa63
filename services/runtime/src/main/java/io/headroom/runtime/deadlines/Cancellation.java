package io.headroom.runtime.deadlines;

import java.util.ArrayList;
import java.util.List;

/** The news that a caller has given up, for those who work for it. Thread-safe. */
public final class Cancellation {
    private static final Cancellation NEVER = new Cancellation(false);

    private final boolean possible;
    private final List<Runnable> actions = new ArrayList<>(2);
    private volatile boolean cancelled;

    private Cancellation(boolean possible) {
        this.possible = possible;
    }

    public Cancellation() {
        this(true);
    }

    /** That of a caller that never gives up. */
    public static Cancellation never() {
        return NEVER;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Runs what {@link #onCancel} was given, on this thread. Nothing happens the second time. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (actions) {
            if (cancelled || !possible) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(Runnable::run);
    }

    /** Runs it when the caller gives up; at once where they have. It must not block or throw, and must bear to come too late. */
    public void onCancel(Runnable action) {
        if (!possible) {
            return;
        }
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
