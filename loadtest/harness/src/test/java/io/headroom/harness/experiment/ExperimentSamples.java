package io.headroom.harness.experiment;

import io.headroom.harness.experiment.figures.Sample;
import io.headroom.harness.experiment.run.FaultRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Requests and faults that a test states: 100 requests a second, evenly, each answered FULL in 5 ms until something is changed. */
public final class ExperimentSamples {
    private static final int RATE = 100;

    private final List<Sample> samples = new ArrayList<>();

    /** @param from second, negative for the control window */
    public ExperimentSamples(int from, int to) {
        for (int i = from * RATE; i < to * RATE; i++) {
            long due = i * (1_000_000_000L / RATE);
            samples.add(new Sample(due, due + 5_000_000, "FULL", ""));
        }
    }

    /** Requests due in these seconds are answered so instead. */
    public ExperimentSamples answered(double from, double to, String rung, double millis) {
        samples.replaceAll(sample -> isDue(sample, from, to)
                ? new Sample(sample.dueNanos(), sample.dueNanos() + Math.round(millis * 1e6), rung, "")
                : sample);
        return this;
    }

    public ExperimentSamples failed(double from, double to, String category) {
        samples.replaceAll(sample -> isDue(sample, from, to)
                ? new Sample(sample.dueNanos(), sample.dueNanos() + 1_000_000, "", category)
                : sample);
        return this;
    }

    public List<Sample> list() {
        return samples.stream()
                .sorted(Comparator.comparingLong(Sample::dueNanos))
                .toList();
    }

    /** A kill of one ranker at a second, ready again at another. */
    public static FaultRecord kill(double at, double ready, boolean survivors) {
        return new FaultRecord(
                new PlannedFault(seconds(at), Optional.empty(), new Action.Kill("ranking", 1)),
                List.of("ranking"),
                survivors,
                seconds(at),
                seconds(at),
                Optional.of(seconds(ready)),
                List.of("pid 1"),
                List.of("pid 2"),
                OptionalLong.empty(),
                true,
                "ranking was pid 1 and is pid 2; ready again after " + (ready - at) + " s");
    }

    /** A fault of calls between two seconds. */
    public static FaultRecord fail(double from, double to, long fired) {
        return new FaultRecord(
                new PlannedFault(
                        seconds(from),
                        Optional.of(seconds(to)),
                        new Action.Fail("features", 1, Action.Fail.Mode.ERROR, "UNAVAILABLE")),
                List.of("features"),
                false,
                seconds(from),
                seconds(to),
                Optional.of(seconds(to)),
                List.of("pid 3"),
                List.of("pid 3"),
                OptionalLong.of(fired),
                fired > 0,
                "fired for " + fired + " of " + fired + " calls");
    }

    private static boolean isDue(Sample sample, double from, double to) {
        return sample.dueNanos() >= from * 1e9 && sample.dueNanos() < to * 1e9;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
