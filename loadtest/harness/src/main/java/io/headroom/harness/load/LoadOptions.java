package io.headroom.harness.load;

import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What load to drive.
 *
 * @param target base URL of the gateway, such as {@code http://127.0.0.1:8080}; scheme http
 * @param rate mean arrivals per second, above 0 and at most {@value #MAX_RATE}
 * @param duration of the measured phase, 1 s to 24 h
 * @param warmup before it, at the same rate and not measured; 0 s to 1 h
 * @param seed of arrivals and users; equal seeds send equal requests at equal offsets
 * @param limit items asked for, 1 to 100
 * @param outDir where the report goes; made when absent
 * @param scenario of the budgets to judge by
 * @param instrument how strictly the run judges itself
 */
public record LoadOptions(
        URI target,
        double rate,
        Duration duration,
        Duration warmup,
        long seed,
        int limit,
        Path outDir,
        String scenario,
        InstrumentOptions instrument) {
    public static final double MAX_RATE = 20_000;
    public static final Duration DEFAULT_WARMUP = Duration.ofSeconds(60);
    public static final int DEFAULT_LIMIT = 10;

    private static final Duration MAX_DURATION = Duration.ofHours(24);
    private static final Duration MAX_WARMUP = Duration.ofHours(1);

    /** @throws LoadException when a value lies outside its range; the message names the value and the range */
    public LoadOptions {
        TargetUrl.requireUsable(target);
        require(
                rate > 0 && rate <= MAX_RATE,
                "rate is " + rate + " requests/s, but must be above 0 and at most " + (int) MAX_RATE);
        require(
                duration.compareTo(Duration.ofSeconds(1)) >= 0 && duration.compareTo(MAX_DURATION) <= 0,
                "duration is " + seconds(duration) + ", but must lie between 1 s and " + seconds(MAX_DURATION));
        require(
                !warmup.isNegative() && warmup.compareTo(MAX_WARMUP) <= 0,
                "warm-up is " + seconds(warmup) + ", but must lie between 0 s and " + seconds(MAX_WARMUP));
        require(limit >= 1 && limit <= 100, "limit is " + limit + ", but must lie between 1 and 100");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new LoadException(Kind.USAGE, message);
        }
    }

    private static String seconds(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        return (seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds)) + " s";
    }
}
