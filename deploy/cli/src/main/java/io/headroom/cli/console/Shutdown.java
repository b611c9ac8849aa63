package io.headroom.cli.console;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must be undone before this program ends, however it ends: normally, by a failure, or by a signal. Undone once, the latest first.
 * Thread-safe.
 */
public final class Shutdown implements AutoCloseable {
    private final Console console;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private boolean begun;

    private record Task(String announcement, Runnable action) {}

    /** A task that may be taken back once it is done in another way. */
    public interface Registration {
        void cancel();
    }

    private Shutdown(Console console) {
        this.console = console;
    }

    /** Runs the tasks when the program ends. */
    public static Shutdown onExit(Console console) {
        Shutdown shutdown = new Shutdown(console);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::endBySignal, "shutdown"));
        return shutdown;
    }

    /**
     * Adds a task; when the end has already begun, the task runs at once.
     *
     * @param announcement said before the task when a signal causes it
     */
    public synchronized Registration add(String announcement, Runnable action) {
        Task task = new Task(announcement, action);
        if (begun) {
            action.run();
        } else {
            tasks.push(task);
        }
        return () -> cancel(task);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    private void endBySignal() {
        run(true);
    }

    @Override
    public void close() {
        run(false);
    }

    private synchronized void run(boolean bySignal) {
        begun = true;
        if (bySignal) {
            if (!tasks.isEmpty()) {
                // A terminal has just shown ^C, and the program that is stopped may be in the midst of a line.
                console.line("");
            }
            tasks.forEach(task -> console.line(task.announcement()));
            console.mute();
        }
        while (!tasks.isEmpty()) {
            runOne(tasks.pop());
        }
    }

    /** One task that fails must not keep the others from running. */
    private void runOne(Task task) {
        try {
            task.action().run();
        } catch (RuntimeException failure) {
            console.err().println("headroom: " + ErrorLines.oneLine(failure.toString()));
        }
    }
}
