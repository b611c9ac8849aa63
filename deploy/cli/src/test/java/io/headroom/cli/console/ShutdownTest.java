package io.headroom.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShutdownTest {
    private final List<String> done = new ArrayList<>();
    private final Console console = new Console(nothing(), nothing());
    private final Shutdown shutdown = Shutdown.onExit(console);

    @Test
    void close_undoesTheLatestFirstAndOnce() {
        shutdown.add("first", () -> done.add("first"));
        shutdown.add("second", () -> done.add("second"));
        shutdown.close();
        shutdown.close();
        assertThat(done).containsExactly("second", "first");
    }

    @Test
    void close_leavesOutWhatWasCancelled() {
        shutdown.add("first", () -> done.add("first")).cancel();
        shutdown.close();
        assertThat(done).isEmpty();
    }

    @Test
    void close_goesOn_whenATaskFails() {
        shutdown.add("first", () -> done.add("first"));
        shutdown.add("second", () -> {
            throw new IllegalStateException("no");
        });
        shutdown.close();
        assertThat(done).containsExactly("first");
    }

    @Test
    void add_undoesAtOnce_whenTheEndHasBegun() {
        shutdown.close();
        shutdown.add("late", () -> done.add("late"));
        assertThat(done).containsExactly("late");
    }

    private static PrintStream nothing() {
        return new PrintStream(OutputStream.nullOutputStream());
    }
}
