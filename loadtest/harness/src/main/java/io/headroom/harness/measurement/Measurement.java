package io.headroom.harness.measurement;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.headroom.harness.driver.Completion;
import io.headroom.harness.driver.Outcome.Answered;
import io.headroom.harness.driver.Outcome.Failed;
import io.headroom.harness.ledger.BadBodyException;
import io.headroom.harness.ledger.Recommendation;
import io.headroom.harness.ledger.RecommendationReader;
import io.headroom.harness.ledger.StageSpent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes completions and keeps counts, in memory that does not grow with their number. Requests due before the measured phase are counted as
 * warm-up and otherwise ignored. Thread-safe; a completion is parsed on the thread that brings it.
 */
public final class Measurement implements Consumer<Completion> {
    /** More distinct names than any real gateway has: a bound on memory against a target that invents them. */
    private static final int MAX_NAMES = 64;

    private static final String OTHER = "other";
    private static final String OVERLOADED = "OVERLOADED";

    private final long startNanos;
    private final Duration duration;
    private final RecommendationReader reader = new RecommendationReader();
    private final MicrosRecorder latency = new MicrosRecorder();
    private final MicrosRecorder errorLatency = new MicrosRecorder();
    private final MicrosRecorder sendLag = new MicrosRecorder();
    private final MicrosRecorder gateway = new MicrosRecorder();
    private final Map<String, MicrosRecorder> stages = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> outcomes = new LinkedHashMap<>();
    private final Map<String, Long> rungs = new LinkedHashMap<>();
    private final Map<String, MicrosRecorder> rungLatency = new LinkedHashMap<>();
    private final Map<String, Long> errors = new LinkedHashMap<>();
    private final Map<String, Long> bundles = new LinkedHashMap<>();
    private final Timeline timeline;
    private final Observer observer;
    private long warmedUp;

    /** @param startNanos the driver's reading at which the measured phase starts */
    public Measurement(long startNanos, Duration duration) {
        this(startNanos, duration, Observer.NOBODY);
    }

    /** @param observer told of every request, warm-up included, on the thread that brings it */
    public Measurement(long startNanos, Duration duration, Observer observer) {
        this.observer = observer;
        this.startNanos = startNanos;
        this.duration = duration;
        this.timeline = new Timeline(duration);
    }

    @Override
    public void accept(Completion completion) {
        switch (completion.outcome()) {
            case Failed failed -> failed(completion, failed.failure().label());
            case Answered answered when answered.status() != 200 -> failed(completion, category(answered));
            case Answered answered -> answered(completion, answered.body());
        }
    }

    public synchronized long warmedUp() {
        return warmedUp;
    }

    public synchronized long answered() {
        return latency.count();
    }

    public synchronized long failed() {
        return errorLatency.count();
    }

    public synchronized Distribution latencySoFar() {
        return latency.distribution();
    }

    public synchronized Measured result() {
        return new Measured(
                duration,
                latency.distribution(),
                errorLatency.distribution(),
                sendLag.distribution(),
                gateway.distribution(),
                distributions(stages),
                outcomes,
                rungs,
                distributions(rungLatency),
                errors,
                bundles,
                timeline.slices());
    }

    private void answered(Completion completion, byte[] body) {
        try {
            record(completion, reader.read(body));
        } catch (BadBodyException _) {
            failed(completion, "bad body");
        }
    }

    /** Load that was shed on purpose is told apart from a gateway that cannot answer. */
    private static String category(Answered answered) {
        boolean shed = answered.status() == 503 && new String(answered.body(), ISO_8859_1).contains(OVERLOADED);
        return "HTTP " + answered.status() + (shed ? " " + OVERLOADED : "");
    }

    private synchronized void record(Completion completion, Recommendation answer) {
        observer.answered(completion, answer);
        if (isWarmUp(completion)) {
            return;
        }
        long micros = completion.latencyNanos() / 1000;
        latency.record(micros);
        gateway.record(answer.spentMicros());
        String rung = count(rungs, answer.rung());
        rungLatency.computeIfAbsent(rung, _ -> new MicrosRecorder()).record(micros);
        timeline.answered(offset(completion), micros, rung);
        count(bundles, answer.bundle());
        for (StageSpent stage : answer.stages()) {
            String name = bounded(stages, stage.stage());
            stages.computeIfAbsent(name, _ -> new MicrosRecorder()).record(stage.spentMicros());
            count(outcomes.computeIfAbsent(name, _ -> new LinkedHashMap<>()), stage.outcome());
        }
    }

    private synchronized void failed(Completion completion, String category) {
        observer.failed(completion, category);
        if (isWarmUp(completion)) {
            return;
        }
        errorLatency.record(completion.latencyNanos() / 1000);
        count(errors, category);
        timeline.failed(offset(completion));
    }

    private boolean isWarmUp(Completion completion) {
        if (offset(completion) < 0) {
            warmedUp++;
            return true;
        }
        sendLag.record(completion.sendLagNanos() / 1000);
        return false;
    }

    private long offset(Completion completion) {
        return completion.attempt().intendedNanos() - startNanos;
    }

    private static Map<String, Distribution> distributions(Map<String, MicrosRecorder> recorders) {
        Map<String, Distribution> distributions = new LinkedHashMap<>();
        recorders.forEach((name, recorder) -> distributions.put(name, recorder.distribution()));
        return distributions;
    }

    private static String count(Map<String, Long> counts, String name) {
        String key = bounded(counts, name);
        counts.merge(key, 1L, Long::sum);
        return key;
    }

    private static String bounded(Map<String, ?> known, String name) {
        return known.containsKey(name) || known.size() < MAX_NAMES ? name : OTHER;
    }
}
