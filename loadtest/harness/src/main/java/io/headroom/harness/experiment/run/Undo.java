package io.headroom.harness.experiment.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be undone however an experiment ends: hung processes resumed, faults removed. Each is undone once, by whoever comes first: the
 * fault itself at its time, or {@link #close} after a failure or a signal. Thread-safe.
 */
public final class Undo implements AutoCloseable {
    private final Map<Object, Runnable> open = new LinkedHashMap<>();
    private boolean closed;

    /**
     * Notes what is to be undone, before it is done. Once closed, it undoes at once and refuses.
     *
     * @throws IllegalStateException when the experiment is over already
     */
    Handle add(Runnable action) {
        Object key = new Object();
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the experiment is over, nothing more is done to the services");
            }
            open.put(key, action);
        }
        return () -> take(key).forEach(Runnable::run);
    }

    /** Whether nothing more may be done to the services. */
    synchronized boolean isClosed() {
        return closed;
    }

    /** Undoes all that is left, everything even when one fails; the first failure is thrown. */
    @Override
    public void close() {
        List<Runnable> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(open.values());
            open.clear();
        }
        Closing.all(left);
    }

    private synchronized List<Runnable> take(Object key) {
        Runnable action = open.remove(key);
        return action == null ? List.of() : List.of(action);
    }

    /** Undoes one thing now, unless it has been undone. */
    interface Handle {
        void undo();
    }
}
