package io.headroom.harness.cost;

import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import io.headroom.harness.load.LoadOptions;
import io.headroom.harness.users.UserOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the cost of monitoring is measured.
 *
 * @param target base URL of the gateway
 * @param management base URL of its management port, where logging is switched; experiments must be enabled there
 * @param rate mean arrivals per second, above 0
 * @param pairs of slices, one with logging and one without in random order: 2 to 500
 * @param slice length of a slice, 2 s to 10 min
 * @param settle what is left out at the beginning of each slice, shorter than it
 * @param warmup before the first slice, 0 s to 1 h
 * @param seed of arrivals, users and the order of slices
 * @param limit the most that the ratio of the p99 with logging to that without may be
 * @param users who plays them while logging is on
 */
public record CostOptions(
        URI target,
        URI management,
        double rate,
        int pairs,
        Duration slice,
        Duration settle,
        Duration warmup,
        long seed,
        double limit,
        UserOptions users,
        Path outDir) {
    public static final double DEFAULT_RATE = 100;
    public static final int DEFAULT_PAIRS = 6;
    public static final Duration DEFAULT_SLICE = Duration.ofSeconds(20);
    public static final Duration DEFAULT_SETTLE = Duration.ofSeconds(3);
    public static final double DEFAULT_LIMIT = 1.05;

    /** @throws LoadException when a value lies outside its range */
    public CostOptions {
        require(rate > 0 && rate <= LoadOptions.MAX_RATE, "rate is " + rate + " requests/s, but must be above 0");
        require(pairs >= 2 && pairs <= 500, "there are " + pairs + " pairs of slices, but must be 2 to 500");
        require(
                slice.compareTo(Duration.ofSeconds(2)) >= 0 && slice.compareTo(Duration.ofMinutes(10)) <= 0,
                "a slice is " + slice.toMillis() + " ms, but must be 2 s to 10 min");
        require(
                !settle.isNegative() && settle.compareTo(slice) < 0,
                "settling takes " + settle.toMillis() + " ms, but must be shorter than the slice");
        require(
                !warmup.isNegative() && warmup.compareTo(Duration.ofHours(1)) <= 0,
                "warm-up is " + warmup.toSeconds() + " s, but must be 0 s to 1 h");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new LoadException(Kind.USAGE, message);
        }
    }

    Duration measured() {
        return slice.multipliedBy(2L * pairs);
    }
}
