package io.headroom.harness.cost;

import io.headroom.harness.arrivals.ArrivalSchedule;
import io.headroom.harness.driver.MonotonicTicker;
import io.headroom.harness.driver.OpenLoop;
import io.headroom.harness.driver.Ticker;
import io.headroom.harness.http.NettyTransport;
import io.headroom.harness.load.InstrumentOptions;
import io.headroom.harness.load.LoadOptions;
import io.headroom.harness.load.Pacer;
import io.headroom.harness.measurement.Measurement;
import io.headroom.harness.measurement.Observer;
import io.headroom.harness.output.OutputDirectory;
import io.headroom.harness.target.TargetFacts;
import io.headroom.harness.target.TargetReader;
import io.headroom.harness.users.UsersOfRun;
import io.headroom.harness.verdict.InjectorRecord;
import io.headroom.runtime.budgets.Budget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * One load on one gateway, open loop throughout, in slices with logging and slices without. While logging is off nothing is asked of ranking for
 * it, nothing is offered to the log, and the users wait.
 */
public final class CostRun {
    private static final Duration DRAIN = Duration.ofSeconds(1);
    private static final String DEVICE = "tv";

    private final CostOptions options;
    private final Budget request;
    private final InstantSource clock;
    private final SlicePlan plan;
    private final Ticker ticker = new MonotonicTicker();

    private CostRun(CostOptions options, Budget request, InstantSource clock) {
        this.options = options;
        this.request = request;
        this.clock = clock;
        this.plan = new SlicePlan(options.pairs(), options.seed());
    }

    /**
     * @param request its budget: says how long to wait for an answer and how much the injector may lag
     * @throws io.headroom.harness.LoadException when the report's place cannot be written
     */
    public static CostRun prepare(CostOptions options, Budget request, InstantSource clock) {
        OutputDirectory.prepare(options.outDir());
        return new CostRun(options, request, clock);
    }

    /**
     * Runs all slices and blocks until they have ended; logging is on afterwards, whatever happens.
     *
     * @param progress told of each slice in one line
     * @throws io.headroom.harness.LoadException when the gateway cannot be reached or switched
     */
    public CostResult run(Consumer<String> progress) throws InterruptedException {
        InstrumentOptions instrument = InstrumentOptions.defaults();
        Duration timeout = instrument.clientTimeout(request);
        TargetFacts facts = new TargetReader(options.target()).read();
        try (LoggingSwitch logging = new LoggingSwitch(options.management());
                NettyTransport transport =
                        new NettyTransport(options.target(), LoadOptions.DEFAULT_LIMIT, DEVICE, timeout, ticker)) {
            // Now, for it may not work.
            logging.set(true);
            OpenLoop loop = new OpenLoop(ticker, transport, instrument.maxInFlight(options.rate(), timeout));
            long begin = ticker.nanoTime();
            long start = begin + options.warmup().toNanos();
            SliceLatencies latencies = new SliceLatencies(start, plan.slices(), options.slice(), options.settle());
            try (UsersOfRun users = UsersOfRun.begin(
                    options.users(), facts, options.target(), ticker, start, options.seed(), clock, progress)) {
                Measurement measurement =
                        new Measurement(start, options.measured(), Observer.both(latencies, users.observer()));
                ArrivalSchedule schedule = new ArrivalSchedule(options.rate(), facts.users(), options.seed());
                long whole = start - begin + options.measured().toNanos();
                long[] logged = slices(
                        new Pacer(() -> loop.run(schedule, begin, whole, measurement)),
                        start,
                        logging,
                        users,
                        progress);
                boolean drained = loop.drain(timeout.plus(DRAIN).toNanos());
                InjectorRecord injector = new InjectorRecord(
                        instrument.sendLagLimit(request), loop.withheld(), drained ? 0 : loop.inFlight());
                users.resume();
                users.finish();
                return new CostJudge(options, plan)
                        .judge(latencies, logged, injector, measurement.result().sendLag(), users.tally());
            }
        }
    }

    /** Returns how many answers were logged in each slice. */
    private long[] slices(Pacer pacer, long start, LoggingSwitch logging, UsersOfRun users, Consumer<String> progress)
            throws InterruptedException {
        long[] logged = new long[plan.slices()];
        try {
            ticker.awaitNanos(start);
            for (int slice = 0; slice < logged.length; slice++) {
                begin(slice, logging, users);
                progress.accept("slice %d of %d: logging %s"
                        .formatted(slice + 1, logged.length, plan.isLogging(slice) ? "on" : "off"));
                // What was under way when logging was switched is logged still.
                ticker.awaitNanos(start
                        + slice * options.slice().toNanos()
                        + options.settle().toNanos());
                long before = logging.logged();
                ticker.awaitNanos(start + (slice + 1) * options.slice().toNanos());
                logged[slice] = logging.logged() - before;
            }
            while (!pacer.awaitEnd(DRAIN)) {
                progress.accept("the last requests");
            }
        } finally {
            pacer.stop();
            logging.set(true);
        }
        return logged;
    }

    private void begin(int slice, LoggingSwitch logging, UsersOfRun users) throws InterruptedException {
        if (plan.isLogging(slice)) {
            logging.set(true);
            users.resume();
        } else {
            users.pause();
            logging.set(false);
        }
    }
}
