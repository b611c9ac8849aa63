package io.headroom.harness.load;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The thread that sends, and does nothing else: a pause in anything it shared its thread with would be a pause in the load. */
public final class Pacer {
    private final FutureTask<Boolean> task;
    private final Thread thread;

    /** Starts at once. */
    public Pacer(Schedule schedule) {
        this.task = new FutureTask<>((Callable<Boolean>) () -> {
            schedule.run();
            return true;
        });
        this.thread = new Thread(task, "load-pacer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the schedule has ended by then; a failure of it is thrown here. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load stopped: " + e.getCause().getMessage(), e.getCause());
        }
    }

    public void stop() {
        thread.interrupt();
    }

    /** What the thread runs. */
    public interface Schedule {
        void run() throws InterruptedException;
    }
}
