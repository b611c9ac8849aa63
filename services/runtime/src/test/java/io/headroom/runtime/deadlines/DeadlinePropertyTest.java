package io.headroom.runtime.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DeadlinePropertyTest {
    private static final long HOUR = 3_600_000_000_000L;

    @Property
    void grant_isNeverNegativeNorBeyondTheParentOrTheStage(
            @ForAll long clockStart,
            @ForAll @LongRange(min = 0, max = HOUR) long total,
            @ForAll @LongRange(min = 0, max = HOUR) long elapsed,
            @ForAll @LongRange(min = 1, max = HOUR) long timeout,
            @ForAll @LongRange(min = 0, max = HOUR) long owed) {
        AtomicLong clock = new AtomicLong(clockStart);
        Deadline deadline = Deadline.after(Duration.ofNanos(total), clock::get);
        clock.addAndGet(elapsed);

        Duration granted = deadline.grant(Duration.ofNanos(timeout), Duration.ofNanos(owed));

        assertThat(granted.toNanos()).isEqualTo(Math.max(0, Math.min(timeout, Math.max(0, total - elapsed) - owed)));
        assertThat(granted).isBetween(Duration.ZERO, deadline.remaining());
        assertThat(deadline.expired()).isEqualTo(elapsed >= total);
    }
}
