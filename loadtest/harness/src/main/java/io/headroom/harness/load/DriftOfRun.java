package io.headroom.harness.load;

import io.headroom.harness.arrivals.ArrivalSchedule;
import io.headroom.harness.arrivals.WeightedUsers;
import io.headroom.harness.users.MonitorMarks;
import io.headroom.harness.users.UserOptions;
import io.headroom.harness.users.behaviour.LiveDrift;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What changes while a run goes on, as far as it is who asks; and the monitor's being told of all of it. */
final class DriftOfRun implements AutoCloseable {
    private final LoadOptions options;
    private final List<LiveDrift> ofUsers;
    private final Optional<MonitorMarks> marks;

    /** @param start of the measured phase */
    DriftOfRun(UserOptions users, LoadOptions options, Instant start, Consumer<String> notices) {
        this.options = options;
        this.ofUsers = users.drifts().stream()
                .filter(drift -> drift.type() == LiveDrift.Type.COVARIATE)
                .toList();
        this.marks = users.monitor()
                .filter(_ -> !users.drifts().isEmpty())
                .map(monitor -> new MonitorMarks(monitor, start, options.duration(), users.drifts(), notices));
    }

    /** Who asks when; the moments are the same whether or not others come. */
    ArrivalSchedule arrivals(WeightedUsers usual) {
        if (ofUsers.isEmpty()) {
            return new ArrivalSchedule(options.rate(), usual, options.seed());
        }
        Map<Double, WeightedUsers> mixes = new HashMap<>();
        return new ArrivalSchedule(
                options.rate(),
                nanos -> {
                    Duration offset = Duration.ofNanos(nanos).minus(options.warmup());
                    return mixes.computeIfAbsent(share(offset), share -> share == 0 ? usual : usual.drawnEvenly(share));
                },
                options.seed());
    }

    private double share(Duration offset) {
        return ofUsers.stream()
                .filter(drift -> drift.holdsAt(offset))
                .mapToDouble(LiveDrift::size)
                .max()
                .orElse(0);
    }

    /** Tells the monitor, when there is one, of what has begun. */
    void tell(Duration offset) throws InterruptedException {
        if (marks.isPresent()) {
            marks.get().tell(offset);
        }
    }

    @Override
    public void close() {
        marks.ifPresent(MonitorMarks::close);
    }
}
