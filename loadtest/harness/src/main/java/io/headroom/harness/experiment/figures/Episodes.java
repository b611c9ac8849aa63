package io.headroom.harness.experiment.figures;

import io.headroom.harness.experiment.run.FaultRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds out how long faults were felt. The system has recovered at the first moment from which, for a whole second, no larger share of the
 * requests due is bad than in the control window, give or take two in a hundred; bad is every answer that is not FULL, and every error.
 */
final class Episodes {
    private static final double SLACK = 0.02;
    private static final long SECOND = 1_000_000_000L;

    private final List<Sample> samples;
    private final double allowedShare;
    private final long endNanos;

    /**
     * @param samples in the order in which they were due
     * @param controlShare of bad requests in the control window
     */
    Episodes(List<Sample> samples, double controlShare, Duration experiment) {
        this.samples = samples;
        this.allowedShare = controlShare + SLACK;
        this.endNanos = experiment.toNanos();
    }

    List<Episode> of(List<FaultRecord> faults) {
        List<Span> spans = spans(faults);
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            long next = i + 1 < spans.size() ? spans.get(i + 1).begin() : endNanos;
            episodes.add(episode(spans.get(i), next));
        }
        return List.copyOf(episodes);
    }

    /** @param over when the last of its faults was undone and its service ready again; what is bad until a second later is its doing */
    private record Span(long begin, Optional<Long> recoverable, long over) {}

    private static List<Span> spans(List<FaultRecord> faults) {
        List<Span> spans = new ArrayList<>();
        for (FaultRecord fault :
                faults.stream().sorted(Comparator.comparing(FaultRecord::begun)).toList()) {
            Optional<Long> recoverable = fault.recoverable().map(Duration::toNanos);
            long begun = fault.begun().toNanos();
            long over = fault.readyAgain().orElse(fault.ended()).toNanos();
            if (!spans.isEmpty()
                    && spans.getLast().recoverable().map(end -> end >= begun).orElse(true)) {
                Span before = spans.removeLast();
                spans.add(new Span(
                        before.begin(), later(before.recoverable(), recoverable), Math.max(before.over(), over)));
            } else {
                spans.add(new Span(begun, recoverable, over));
            }
        }
        return spans;
    }

    private static Optional<Long> later(Optional<Long> one, Optional<Long> other) {
        return one.flatMap(first -> other.map(second -> Math.max(first, second)));
    }

    private Episode episode(Span span, long next) {
        long felt = span.recoverable().isPresent() ? Math.min(next, span.over() + SECOND) : next;
        Optional<Sample> victim = samples.stream()
                .filter(sample -> !sample.full() && sample.doneNanos() >= span.begin() && sample.dueNanos() < felt)
                .min(Comparator.comparingLong(Sample::doneNanos));
        return new Episode(
                span.begin() / 1e9,
                seconds(span.recoverable()),
                seconds(victim.map(sample -> sample.doneNanos() - span.begin())),
                seconds(victim.flatMap(sample -> firstFull(sample, next).map(done -> done - span.begin()))),
                seconds(span.recoverable().flatMap(from -> recovered(from, next).map(at -> at - from))));
    }

    private Optional<Long> firstFull(Sample victim, long next) {
        return samples.stream()
                .filter(sample -> sample.full() && sample.dueNanos() > victim.doneNanos() && sample.dueNanos() < next)
                .map(Sample::doneNanos)
                .min(Comparator.naturalOrder());
    }

    /** The moments that can be it are the start, and just after each bad request. */
    private Optional<Long> recovered(long from, long next) {
        long candidate = from;
        int first = firstDue(from);
        for (int i = first; ; i++) {
            if (candidate + SECOND > next) {
                return Optional.empty();
            }
            if (isWell(candidate)) {
                return Optional.of(candidate);
            }
            while (i < samples.size() && samples.get(i).full()) {
                i++;
            }
            if (i == samples.size()) {
                return Optional.empty();
            }
            candidate = samples.get(i).dueNanos() + 1;
        }
    }

    private boolean isWell(long from) {
        int due = 0;
        int bad = 0;
        for (int i = firstDue(from); i < samples.size() && samples.get(i).dueNanos() < from + SECOND; i++) {
            due++;
            bad += samples.get(i).full() ? 0 : 1;
        }
        return due > 0 && bad <= allowedShare * due;
    }

    private int firstDue(long from) {
        int low = 0;
        int high = samples.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.get(middle).dueNanos() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static OptionalDouble seconds(Optional<Long> nanos) {
        return nanos.map(value -> OptionalDouble.of(value / 1e9)).orElse(OptionalDouble.empty());
    }
}
