package io.headroom.harness.experiment.run;

import io.headroom.harness.LoadException;
import io.headroom.harness.arrivals.ArrivalSchedule;
import io.headroom.harness.arrivals.RateProfile;
import io.headroom.harness.driver.MonotonicTicker;
import io.headroom.harness.driver.OpenLoop;
import io.headroom.harness.driver.Ticker;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.LoadPlan;
import io.headroom.harness.experiment.figures.ExperimentFigures;
import io.headroom.harness.experiment.figures.FiguresOfRun;
import io.headroom.harness.experiment.figures.RungPrices;
import io.headroom.harness.experiment.figures.Sample;
import io.headroom.harness.experiment.figures.SampleRecorder;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.experiment.verdict.ExperimentJudge;
import io.headroom.harness.http.NettyTransport;
import io.headroom.harness.load.InstrumentOptions;
import io.headroom.harness.load.LoadOptions;
import io.headroom.harness.load.LoadResult;
import io.headroom.harness.load.Machine;
import io.headroom.harness.load.Pacer;
import io.headroom.harness.measurement.Measurement;
import io.headroom.harness.output.OutputDirectory;
import io.headroom.harness.target.TargetFacts;
import io.headroom.harness.target.TargetReader;
import io.headroom.harness.verdict.InjectorRecord;
import io.headroom.runtime.budgets.Budgets;
import io.headroom.runtime.budgets.BudgetsException;
import io.headroom.runtime.budgets.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One experiment against a running system: warm up, look at it unharmed, do the faults under load, judge. */
public final class ExperimentRun {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final String DEVICE = "tv";
    /** The injector may lag by this part of the request timeout, which is what answers are late by here. */
    private static final int LAG_PART = 20;

    private final ExperimentOptions options;
    private final Experiment experiment;
    private final Scenario scenario;
    private final InstrumentOptions instrument;
    private final InstantSource clock;
    private final Ticker ticker = new MonotonicTicker();

    private ExperimentRun(ExperimentOptions options, Scenario scenario, InstantSource clock) {
        this.options = options;
        this.experiment = options.experiment();
        this.scenario = scenario;
        this.clock = clock;
        this.instrument = new InstrumentOptions(
                0.99, 10, Optional.of(scenario.request().timeout().dividedBy(LAG_PART)), Optional.empty());
    }

    /**
     * Checks all that can be checked without the target.
     *
     * @throws LoadException when the scenario is unknown or the report's place cannot be written
     */
    public static ExperimentRun prepare(ExperimentOptions options, Budgets budgets, InstantSource clock) {
        try {
            Scenario scenario = budgets.scenario(options.scenario());
            OutputDirectory.prepare(options.outDir());
            return new ExperimentRun(options, scenario, clock);
        } catch (BudgetsException e) {
            throw new LoadException(LoadException.Kind.USAGE, e.getMessage(), e);
        }
    }

    public ExperimentOptions options() {
        return options;
    }

    /**
     * Runs the experiment and blocks until the services are ready again, or have been given up. Whatever it did is undone when this returns,
     * by a result or a failure.
     *
     * @param prices of the rungs for the bundle that serves
     * @param undo closed when this returns; to be closed by others when the program is ended from outside
     * @param progress called about once a second
     * @param events told what was done when, in one line each, on any thread
     * @throws LoadException when the gateway cannot be reached
     */
    public ExperimentResult run(
            ExperimentTarget target,
            Function<TargetFacts, RungPrices> prices,
            Undo undo,
            Consumer<ExperimentProgress> progress,
            Consumer<String> events)
            throws InterruptedException {
        TargetFacts facts = new TargetReader(target.gateway()).read();
        Instant startedAt = clock.instant();
        LoadPlan load = experiment.load();
        Duration timeout = instrument.clientTimeout(scenario.request());
        RateProfile rates = Rates.of(experiment);
        try (undo;
                NettyTransport transport =
                        new NettyTransport(target.gateway(), LoadOptions.DEFAULT_LIMIT, DEVICE, timeout, ticker)) {
            OpenLoop loop = new OpenLoop(ticker, transport, instrument.maxInFlight(rates.peak(), timeout));
            long begin = ticker.nanoTime();
            long start = begin + load.warmup().plus(load.control()).toNanos();
            SampleRecorder recorder = new SampleRecorder(start, load.control().toNanos());
            Measurement measurement = new Measurement(start, load.duration(), recorder);
            FaultStage stage =
                    new FaultStage(target, ticker, start, options.readyPatience(), load.seed(), undo, events);
            Sightings sightings = new Sightings(stage);
            try (ExperimentTarget.Watch _ = target.watch(sightings);
                    FaultExecution faults = new FaultExecution(experiment.plan(), stage)) {
                drive(
                        () -> loop.run(
                                new ArrivalSchedule(rates, facts.users(), load.seed()),
                                begin,
                                load.whole().toNanos(),
                                measurement),
                        () -> progress.accept(ExperimentProgress.of(load, stage.now(), recorder.tally())));
                boolean drained = loop.drain(timeout.plus(TICK).toNanos());
                List<FaultRecord> records =
                        faults.records(options.readyPatience().plus(TICK));
                InjectorRecord injector = new InjectorRecord(
                        instrument.sendLagLimit(scenario.request()), loop.withheld(), drained ? 0 : loop.inFlight());
                return result(
                        target,
                        facts,
                        startedAt,
                        recorder.samples(),
                        measurement,
                        records,
                        sightings.inOrder(),
                        injector,
                        prices);
            }
        }
    }

    private static void drive(Pacer.Schedule schedule, Runnable everySecond) throws InterruptedException {
        Pacer pacer = new Pacer(schedule);
        try {
            while (!pacer.awaitEnd(TICK)) {
                everySecond.run();
            }
        } finally {
            pacer.stop();
        }
    }

    private ExperimentResult result(
            ExperimentTarget target,
            TargetFacts facts,
            Instant startedAt,
            List<Sample> samples,
            Measurement measurement,
            List<FaultRecord> done,
            List<DatedSighting> sightings,
            InjectorRecord injector,
            Function<TargetFacts, RungPrices> prices) {
        List<FaultRecord> faults = done.stream()
                .map(fault -> OverloadProof.of(fault, experiment.load().rate(), samples))
                .toList();
        ExperimentFigures figures =
                new FiguresOfRun(scenario, experiment.load(), prices.apply(facts)).of(samples, faults);
        var measured = measurement.result();
        var judgement = new ExperimentJudge(experiment, scenario).judge(figures, faults, injector, measured.sendLag());
        LoadResult load = new LoadResult(
                loadOptions(target),
                scenario,
                facts,
                measured,
                injector,
                judgement,
                instrument.clientTimeout(scenario.request()),
                Machine.current(),
                startedAt,
                Optional.empty());
        return new ExperimentResult(experiment, load, faults, figures, sightings, target.caveats());
    }

    private LoadOptions loadOptions(ExperimentTarget target) {
        LoadPlan load = experiment.load();
        return new LoadOptions(
                target.gateway(),
                load.rate(),
                load.duration(),
                load.warmup().plus(load.control()),
                load.seed(),
                LoadOptions.DEFAULT_LIMIT,
                options.outDir(),
                options.scenario(),
                instrument);
    }
}
