package io.headroom.harness;

import io.headroom.harness.driver.Attempt;
import io.headroom.harness.driver.Completion;
import io.headroom.harness.driver.Outcome;
import io.headroom.harness.driver.Outcome.Answered;
import io.headroom.harness.driver.Outcome.Failed;
import io.headroom.harness.driver.Outcome.Failure;
import io.headroom.harness.measurement.Measured;
import io.headroom.harness.measurement.Measurement;
import java.time.Duration;

/** Runs whose every latency the test states, spread evenly over a minute. */
public final class Runs {
    private static final Duration DURATION = Duration.ofMinutes(1);

    private final Measurement measurement = new Measurement(0, DURATION);
    private long offsetNanos;

    /** @param millis latency from the intended start, of which the first {@code lagMicros} are the injector's */
    public Runs answered(int times, double millis, long lagMicros) {
        for (int i = 0; i < times; i++) {
            add(millis, lagMicros, new Answered(200, Answers.withStages("FULL", 4000, 1200, 2300)));
        }
        return this;
    }

    public Runs answered(int times, double millis) {
        return answered(times, millis, 20);
    }

    public Runs timedOut(int times) {
        for (int i = 0; i < times; i++) {
            add(1500, 20, new Failed(Failure.TIMEOUT));
        }
        return this;
    }

    public Measured measured() {
        return measurement.result();
    }

    private void add(double millis, long lagMicros, Outcome outcome) {
        offsetNanos = (offsetNanos + 9_999_991) % DURATION.toNanos();
        measurement.accept(new Completion(
                new Attempt(0, 1, offsetNanos),
                offsetNanos + lagMicros * 1000,
                offsetNanos + Math.round(millis * 1e6),
                outcome));
    }
}
