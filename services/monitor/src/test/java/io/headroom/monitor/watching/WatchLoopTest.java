package io.headroom.monitor.watching;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.eventlog.reading.EventLogReader;
import io.headroom.eventlog.reading.LogPartition;
import io.headroom.eventlog.reading.LogPosition;
import io.headroom.eventlog.reading.LoggedRecord;
import io.headroom.eventlog.reading.ReadingState;
import io.headroom.monitor.bundles.BundleReference;
import io.headroom.monitor.bundles.WatchedBundle;
import io.headroom.monitor.state.StateFile;
import io.headroom.monitor.state.StateKeeper;
import io.headroom.monitor.world.SyntheticBundle;
import io.headroom.monitoring.MonitorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for a mark is answered, whatever becomes of the loop. Everything here is done by the test's own thread. */
class WatchLoopTest {
    @TempDir
    Path directory;

    private WatchedBundle bundle;

    @BeforeEach
    void publish() {
        bundle = BundleReference.of(new SyntheticBundle(5).publish(directory.resolve("bundles"), false, 1));
    }

    @Test
    void mark_isNoted_whileTheLoopRuns() {
        Holder holder = new Holder();
        WatchLoop loop = loop(() -> {
            holder.loop.stop();
            return List.of();
        });
        holder.loop = loop;
        loop.order(new Order.Follow(bundle));
        Order.Mark mark = mark();
        loop.order(mark);

        loop.run();

        assertThat(mark.noted()).isCompletedWithValue(true);
    }

    @Test
    void mark_isRefused_beforeABundleIsWatched() {
        Holder holder = new Holder();
        WatchLoop loop = loop(() -> {
            holder.loop.stop();
            return List.of();
        });
        holder.loop = loop;
        Order.Mark early = mark();
        loop.order(early);
        loop.order(new Order.Follow(bundle));

        loop.run();

        assertThat(early.noted()).isCompletedExceptionally();
    }

    @Test
    void mark_isRefused_whenTheLoopFails_andAfterwards() {
        WatchLoop loop = loop(() -> {
            throw new IllegalStateException("a fault");
        });
        loop.order(new Order.Follow(bundle));
        Order.Mark waiting = mark();
        loop.order(waiting);

        Assertions.assertThatThrownBy(loop::run).hasMessage("a fault");
        Order.Mark late = mark();
        loop.order(late);

        assertThat(waiting.noted()).isCompletedExceptionally();
        assertThat(late.noted()).isCompletedExceptionally();
    }

    @Test
    void mark_isRefused_whenTheLoopWasStopped() {
        WatchLoop loop = loop(List::of);
        loop.order(new Order.Follow(bundle));
        loop.stop();
        loop.run();
        Order.Mark late = mark();

        loop.order(late);

        assertThat(late.noted()).isCompletedExceptionally();
    }

    private static Order.Mark mark() {
        return new Order.Mark("a drift", 1, 2, new CompletableFuture<>());
    }

    private WatchLoop loop(Supplier<List<LoggedRecord>> polls) {
        InstantSource clock = InstantSource.system();
        return new WatchLoop(
                new FakeLog(polls),
                new StateKeeper(new StateFile(directory.resolve("state")), clock),
                MonitorSettings.defaults(),
                new Telling(clock, _ -> {}),
                new WatchLoop.Periods(Duration.ofSeconds(1), Duration.ofSeconds(5), System::nanoTime));
    }

    /** A log that ends the loop that reads it. */
    private static final class Holder {
        private WatchLoop loop;
    }

    private record FakeLog(Supplier<List<LoggedRecord>> polls) implements LogAccess {
        @Override
        public EventLogReader open(Map<LogPartition, LogPosition> from) {
            return new FakeReader(polls);
        }

        @Override
        public void tellProgress(Map<LogPartition, LogPosition> positions) {
            // No tool looks on.
        }
    }

    private record FakeReader(Supplier<List<LoggedRecord>> polls) implements EventLogReader {
        @Override
        public List<LoggedRecord> poll(Duration atMost) {
            return polls.get();
        }

        @Override
        public Map<LogPartition, LogPosition> positions() {
            return Map.of();
        }

        @Override
        public ReadingState state() {
            return new ReadingState(true, 0, 0, 0, 0, 0);
        }

        @Override
        public void wakeUp() {
            // Polls do not wait.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
