package io.headroom.cli.demo;

import io.headroom.harness.load.InstrumentOptions;
import io.headroom.harness.load.LoadOptions;
import io.headroom.world.WorldOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the main job is done with.
 *
 * @param data interactions to learn from; empty for a synthetic world
 * @param quick small world, quick training
 */
record DemoSettings(
        Optional<Path> data, boolean quick, double rate, Duration duration, Duration warmup, long seed, Path report) {
    static final double RATE = 100;
    static final Duration DURATION = Duration.ofSeconds(60);
    static final Duration WARM_UP = Duration.ofSeconds(60);
    /** A p99 claimed with 99% confidence needs 459 requests at least; this sends about 750. */
    static final double QUICK_RATE = 50;

    static final Duration QUICK_DURATION = Duration.ofSeconds(15);
    static final Duration QUICK_WARM_UP = Duration.ofSeconds(10);

    /** @throws io.headroom.harness.LoadException when the rate or the duration is out of range */
    LoadOptions load(URI gateway) {
        return new LoadOptions(
                gateway,
                rate,
                duration,
                warmup,
                seed,
                LoadOptions.DEFAULT_LIMIT,
                report,
                "default",
                InstrumentOptions.defaults());
    }

    WorldOptions world() {
        WorldOptions options = WorldOptions.defaults().withSeed(seed);
        return quick ? options.withUsers(1_000).withItems(3_000).withEvents(100_000) : options;
    }
}
