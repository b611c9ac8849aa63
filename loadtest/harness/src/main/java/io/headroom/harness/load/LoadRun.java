package io.headroom.harness.load;

import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import io.headroom.harness.arrivals.ArrivalSchedule;
import io.headroom.harness.driver.MonotonicTicker;
import io.headroom.harness.driver.OpenLoop;
import io.headroom.harness.driver.Ticker;
import io.headroom.harness.http.NettyTransport;
import io.headroom.harness.load.Progress.Phase;
import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.measurement.Measurement;
import io.headroom.harness.output.OutputDirectory;
import io.headroom.harness.target.TargetFacts;
import io.headroom.harness.target.TargetReader;
import io.headroom.harness.users.EventTally;
import io.headroom.harness.users.UserOptions;
import io.headroom.harness.users.UsersOfRun;
import io.headroom.harness.verdict.InjectorRecord;
import io.headroom.harness.verdict.Judge;
import io.headroom.runtime.budgets.Budgets;
import io.headroom.runtime.budgets.BudgetsException;
import io.headroom.runtime.budgets.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** One load run against a live gateway: warm up, measure, wait for the last answers, judge. */
public final class LoadRun {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final String DEVICE = "tv";

    private final LoadOptions options;
    private final UserOptions users;
    private final Scenario scenario;
    private final Duration clientTimeout;
    private final InstantSource clock;
    private final Ticker ticker = new MonotonicTicker();

    private LoadRun(LoadOptions options, UserOptions users, Scenario scenario, InstantSource clock) {
        this.options = options;
        this.users = users;
        this.scenario = scenario;
        this.clock = clock;
        this.clientTimeout = options.instrument().clientTimeout(scenario.request());
    }

    /** {@link #prepare(LoadOptions, UserOptions, Budgets, InstantSource)} where nobody plays the users. */
    public static LoadRun prepare(LoadOptions options, Budgets budgets, InstantSource clock) {
        return prepare(options, UserOptions.NONE, budgets, clock);
    }

    /**
     * Checks all that can be checked without the target.
     *
     * @param users who plays them
     * @param clock tells when the run began; its durations are measured by a monotonic clock
     * @throws LoadException when the scenario is unknown or the report's place cannot be written
     */
    public static LoadRun prepare(LoadOptions options, UserOptions users, Budgets budgets, InstantSource clock) {
        Scenario scenario = scenario(options, budgets);
        OutputDirectory.prepare(options.outDir());
        return new LoadRun(options, users, scenario, clock);
    }

    public LoadOptions options() {
        return options;
    }

    private static Scenario scenario(LoadOptions options, Budgets budgets) {
        try {
            return budgets.scenario(options.scenario());
        } catch (BudgetsException e) {
            throw new LoadException(Kind.USAGE, e.getMessage(), e);
        }
    }

    /** {@link #run(Consumer, Consumer)} without the notices. */
    public LoadResult run(Consumer<Progress> progress) throws InterruptedException {
        return run(progress, _ -> {});
    }

    /**
     * Runs the load and blocks until it has ended. May be called again, and sends the same then.
     *
     * @param progress called on the calling thread about once a second
     * @param notices told, in one line each, of what the run had to do without
     * @throws LoadException when the target cannot be reached, or users are wanted and cannot be played
     * @throws InterruptedException when the calling thread is interrupted; the load has stopped then
     */
    public LoadResult run(Consumer<Progress> progress, Consumer<String> notices) throws InterruptedException {
        TargetFacts facts = new TargetReader(options.target()).read();
        Instant startedAt = clock.instant();
        long start = ticker.nanoTime();
        long measured = start + options.warmup().toNanos();
        try (NettyTransport transport =
                        new NettyTransport(options.target(), options.limit(), DEVICE, clientTimeout, ticker);
                UsersOfRun played = UsersOfRun.begin(
                        users, facts, options.target(), ticker, measured, options.seed(), clock, notices);
                DriftOfRun drift = new DriftOfRun(users, options, startedAt.plus(options.warmup()), notices)) {
            OpenLoop loop =
                    new OpenLoop(ticker, transport, options.instrument().maxInFlight(options.rate(), clientTimeout));
            Measurement measurement = new Measurement(measured, options.duration(), played.observer());
            drive(loop, measurement, drift.arrivals(facts.users()), start, standing -> {
                progress.accept(standing);
                drift.tell(Duration.ofNanos(ticker.nanoTime() - measured));
            });
            boolean drained = drain(loop, measurement, progress);
            played.finish();
            return result(facts, measurement, loop, drained, startedAt, played.tally());
        }
    }

    private void drive(
            OpenLoop loop, Measurement measurement, ArrivalSchedule schedule, long start, Standing everySecond)
            throws InterruptedException {
        long whole = options.warmup().plus(options.duration()).toNanos();
        Pacer pacer = new Pacer(() -> loop.run(schedule, start, whole, measurement));
        try {
            while (!pacer.awaitEnd(TICK)) {
                everySecond.is(standing(loop, measurement, Duration.ofNanos(ticker.nanoTime() - start)));
            }
        } finally {
            pacer.stop();
        }
    }

    /** Told where the run stands. */
    private interface Standing {
        void is(Progress progress) throws InterruptedException;
    }

    private boolean drain(OpenLoop loop, Measurement measurement, Consumer<Progress> progress)
            throws InterruptedException {
        long begin = ticker.nanoTime();
        long limit = clientTimeout.plus(TICK).toNanos();
        while (ticker.nanoTime() - begin < limit) {
            if (loop.drain(TICK.toNanos())) {
                return true;
            }
            Duration waited = Duration.ofNanos(ticker.nanoTime() - begin);
            progress.accept(standing(Phase.DRAIN, waited, clientTimeout, loop, measurement));
        }
        return false;
    }

    private LoadResult result(
            TargetFacts facts,
            Measurement measurement,
            OpenLoop loop,
            boolean drained,
            Instant startedAt,
            Optional<EventTally> tally) {
        InjectorRecord injector = new InjectorRecord(
                options.instrument().sendLagLimit(scenario.request()), loop.withheld(), drained ? 0 : loop.inFlight());
        var measured = measurement.result();
        var judgement = new Judge(scenario, options.instrument().confidence()).judge(measured, injector);
        return new LoadResult(
                options,
                scenario,
                facts,
                measured,
                injector,
                judgement,
                clientTimeout,
                Machine.current(),
                startedAt,
                tally);
    }

    private Progress standing(OpenLoop loop, Measurement measurement, Duration elapsed) {
        Duration measuring = elapsed.minus(options.warmup());
        return measuring.isNegative()
                ? standing(Phase.WARM_UP, elapsed, options.warmup(), loop, measurement)
                : standing(Phase.MEASURE, measuring, options.duration(), loop, measurement);
    }

    private static Progress standing(
            Phase phase, Duration elapsed, Duration total, OpenLoop loop, Measurement measurement) {
        Distribution latency = measurement.latencySoFar();
        return new Progress(
                phase,
                elapsed,
                total,
                latency.count(),
                measurement.failed(),
                loop.inFlight(),
                latency.quantile(0.50),
                latency.quantile(0.99));
    }
}
