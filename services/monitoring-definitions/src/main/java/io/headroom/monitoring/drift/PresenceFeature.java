package io.headroom.monitoring.drift;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.distance.Proportions;
import io.headroom.monitoring.significance.TestOutcome;
import io.headroom.monitoring.view.FeatureView;
import io.headroom.monitoring.windows.BlockedCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Whether the store had a row of the entity at all. */
final class PresenceFeature implements WatchedFeature {

    private static final List<String> LABELS = List.of("row", "no row");

    private final String name;
    private final long[] reference;
    private final BlockedCounts window = new BlockedCounts(2);
    private final Full full = new Full(2);

    PresenceFeature(String name, long present, long missing) {
        this.name = name;
        this.reference = new long[] {present, missing};
    }

    void observe(boolean present) {
        window.add(present ? 0 : 1);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void endBlock() {
        window.endBlock();
    }

    @Override
    public Map<Detector, TestOutcome> close(double alpha) {
        BlockedCounts.Closed closed = window.close();
        long[] counts = closed.counts();
        full.set(counts, 0, closed.effect().mean(), Map.of());
        return Map.of(
                Detector.MISSING,
                Proportions.test(
                        reference[1],
                        reference[0] + reference[1],
                        counts[1],
                        counts[0] + counts[1],
                        alpha,
                        closed.effect()));
    }

    @Override
    public FeatureView view(List<FeatureView.Test> tests, List<Detector> alarmed) {
        return new FeatureView(
                name,
                FeatureView.Kind.PRESENCE,
                reference[0] + reference[1],
                full.values(),
                new FeatureView.Histogram(LABELS, List.of(), Shares.of(reference), Shares.of(full.counts())),
                full.designEffect(),
                Shares.of(reference[1], reference[0] + reference[1]),
                Shares.of(full.counts()[1], full.values()),
                0,
                full.distances(),
                tests,
                alarmed);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        window.save(out);
        full.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        window.load(in);
        full.load(in);
    }
}
