package io.headroom.drift.run;

import io.headroom.drift.figures.AdwinFigures;
import io.headroom.drift.figures.Figure;
import io.headroom.drift.figures.PsiFigures;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.RunOutcome;
import io.headroom.drift.scoring.ScoreBoard;
import io.headroom.drift.simulation.SimulationOptions;
import io.headroom.harness.load.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs all scenarios, several runs at a time, and scores them. */
public final class DriftRun {
    private final DriftOptions options;
    private final Consumer<DriftProgress> progress;
    private final long startNanos = System.nanoTime();
    private final AtomicLong requests = new AtomicLong();
    private final long of;

    /** @param progress told after each run, on the thread that ran it */
    public DriftRun(DriftOptions options, Consumer<DriftProgress> progress) {
        this.options = options;
        this.progress = progress;
        this.of = options.scenarios().stream()
                .mapToLong(scenario -> (long) scenario.runs() * scenario.sizes().size() * scenario.requests())
                .sum();
    }

    /** Blocks until all is done; an interrupt stops what runs. */
    public DriftResult run() throws InterruptedException {
        Instant startedAt = Instant.now();
        try (ExecutorService executor = Executors.newFixedThreadPool(options.threads())) {
            try {
                List<Future<List<Figure>>> figures = new ArrayList<>();
                if (options.withFigures()) {
                    figures.add(executor.submit(() -> AdwinFigures.measure(options.seed())));
                    figures.add(executor.submit(() -> PsiFigures.measure(options.seed())));
                }
                List<Future<List<RunOutcome>>> runs = new ArrayList<>();
                groups().forEach((group, scenarios) ->
                        runs.add(executor.submit(new SeedRuns(group, scenarios, this::done))));
                List<RunOutcome> outcomes = all(runs);
                return new DriftResult(
                        options,
                        ScoreBoard.of(options.scenarios(), outcomes),
                        all(figures),
                        startedAt,
                        Duration.ofNanos(System.nanoTime() - startNanos),
                        Machine.current());
            } finally {
                executor.shutdownNow();
            }
        }
    }

    /** Scenarios by the service their runs begin with: it is prepared but once. */
    private Map<SimulationOptions, List<Scenario>> groups() {
        Map<SimulationOptions, List<Scenario>> groups = new LinkedHashMap<>();
        for (Scenario scenario : options.scenarios()) {
            for (int run = 0; run < scenario.runs(); run++) {
                SimulationOptions group = new SimulationOptions(
                        scenario.traffic(), scenario.requestsPerWeek(), scenario.live(), options.seed() + run);
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(scenario);
            }
        }
        return groups;
    }

    private void done(int requestsOfRun) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
        progress.accept(new DriftProgress(requests.addAndGet(requestsOfRun), of, elapsed));
    }

    private static <T> List<T> all(List<Future<List<T>>> futures) throws InterruptedException {
        List<T> all = new ArrayList<>();
        for (Future<List<T>> future : futures) {
            try {
                all.addAll(future.get());
            } catch (ExecutionException e) {
                throw unchecked(e.getCause());
            }
        }
        return all;
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
