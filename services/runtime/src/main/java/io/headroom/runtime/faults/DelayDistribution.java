package io.headroom.runtime.faults;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long calls are delayed. Immutable; the randomness is handed in. */
public sealed interface DelayDistribution {
    /** No sample is longer: a tail without an end would hold calls that nobody waits for. */
    Duration LONGEST = Duration.ofSeconds(60);

    /** One delay, never negative and never above {@link #LONGEST}. */
    default Duration sample(RandomGenerator random) {
        double nanos = Math.clamp(nanos(random), 0, (double) LONGEST.toNanos());
        return Duration.ofNanos((long) nanos);
    }

    /** One delay before it is bounded. */
    double nanos(RandomGenerator random);

    /** Always the same. */
    record Fixed(Duration value) implements DelayDistribution {
        @Override
        public double nanos(RandomGenerator random) {
            return (double) value.toNanos();
        }
    }

    /** Anything between two bounds is equally likely. */
    record Uniform(Duration least, Duration most) implements DelayDistribution {
        @Override
        public double nanos(RandomGenerator random) {
            return least.toNanos() + random.nextDouble() * (most.toNanos() - least.toNanos());
        }
    }

    /** Waiting times of a process without memory. */
    record Exponential(Duration mean) implements DelayDistribution {
        @Override
        public double nanos(RandomGenerator random) {
            return random.nextExponential() * mean.toNanos();
        }
    }

    /** The usual shape of service times: most near the median, and a long tail that the 99th percentile sets. */
    record LogNormal(Duration median, Duration p99) implements DelayDistribution {
        private static final double NORMAL_P99 = 2.3263478740408408;

        @Override
        public double nanos(RandomGenerator random) {
            double sigma = Math.log((double) p99.toNanos() / median.toNanos()) / NORMAL_P99;
            return median.toNanos() * Math.exp(sigma * random.nextGaussian());
        }
    }
}
