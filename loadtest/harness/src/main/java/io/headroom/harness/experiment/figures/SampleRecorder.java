package io.headroom.harness.experiment.figures;

import io.headroom.harness.driver.Completion;
import io.headroom.harness.ledger.Recommendation;
import io.headroom.harness.measurement.Observer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps every request of the control window and the experiment. Thread-safe. */
public final class SampleRecorder implements Observer {
    private final long startNanos;
    private final long firstNanos;
    private final List<Sample> samples = new ArrayList<>();
    private Tally tally = new Tally(0, 0, 0);

    /** Requests by how they ended. */
    public record Tally(long full, long degraded, long errors) {
        private Tally with(Sample sample) {
            return new Tally(
                    full + (sample.full() ? 1 : 0),
                    degraded + (sample.degraded() ? 1 : 0),
                    errors + (sample.answered() ? 0 : 1));
        }
    }

    /**
     * @param startNanos the driver's reading at which the experiment starts
     * @param controlNanos length of the control window before it
     */
    public SampleRecorder(long startNanos, long controlNanos) {
        this.startNanos = startNanos;
        this.firstNanos = startNanos - controlNanos;
    }

    @Override
    public void answered(Completion completion, Recommendation answer) {
        // There are few rungs and very many requests.
        add(completion, answer.rung().intern(), "");
    }

    @Override
    public void failed(Completion completion, String category) {
        add(completion, "", category.intern());
    }

    /** So far, in the order in which they were due. */
    public synchronized List<Sample> samples() {
        return samples.stream()
                .sorted(Comparator.comparingLong(Sample::dueNanos))
                .toList();
    }

    public synchronized Tally tally() {
        return tally;
    }

    private synchronized void add(Completion completion, String rung, String error) {
        long due = completion.attempt().intendedNanos();
        if (due >= firstNanos) {
            Sample sample = new Sample(due - startNanos, completion.doneNanos() - startNanos, rung, error);
            samples.add(sample);
            tally = tally.with(sample);
        }
    }
}
