package io.headroom.monitoring.drift;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.distance.Homogeneity;
import io.headroom.monitoring.distance.JensenShannon;
import io.headroom.monitoring.distance.PopulationStability;
import io.headroom.monitoring.distance.Proportions;
import io.headroom.monitoring.significance.TestOutcome;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.view.FeatureView;
import io.headroom.monitoring.windows.BlockedCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A category. Its values are those of the reference; all others count together as out of the vocabulary. The empty text is a missing value.
 * Where the bundle brings no reference, the first observations become it, and are not tested.
 */
final class CategoricalFeature implements WatchedFeature {

    private static final int MISSING = 1;

    private final String name;
    private final int capacity;
    private final int learning;
    private Vocabulary vocabulary;
    private long left;
    private BlockedCounts values;
    private final BlockedCounts presence = new BlockedCounts(2);
    private Full full;

    private CategoricalFeature(String name, Vocabulary vocabulary, int learning, int capacity) {
        this.name = name;
        this.capacity = capacity;
        this.learning = learning;
        this.left = learning;
        use(vocabulary);
    }

    /** Knows its reference. */
    static CategoricalFeature of(String name, Map<String, Long> reference, int capacity) {
        return new CategoricalFeature(name, Vocabulary.of(reference, capacity), 0, capacity);
    }

    /** Takes its first {@code learning} observations as reference. */
    static CategoricalFeature learning(String name, int learning, int capacity) {
        return new CategoricalFeature(name, Vocabulary.of(Map.of(), capacity), learning, capacity);
    }

    private void use(Vocabulary known) {
        vocabulary = known;
        values = new BlockedCounts(known.bins());
        full = new Full(known.bins());
    }

    void observe(String value) {
        if (left > 0) {
            vocabulary.learn(value);
            left--;
            if (left == 0) {
                use(vocabulary.frozen());
            }
            return;
        }
        boolean present = !value.isEmpty();
        presence.add(present ? 0 : MISSING);
        if (present) {
            values.add(vocabulary.binOf(value));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void endBlock() {
        values.endBlock();
        presence.endBlock();
    }

    @Override
    public Map<Detector, TestOutcome> close(double alpha) {
        if (left > 0) {
            return Map.of();
        }
        BlockedCounts.Closed closed = values.close();
        BlockedCounts.Closed present = presence.close();
        Map<Detector, TestOutcome> outcomes =
                learning > 0 ? test(alpha, closed.ofBothSides(), present.ofBothSides()) : test(alpha, closed, present);
        full.set(closed.counts(), present.counts()[MISSING], closed.effect().mean(), distances(closed.counts()));
        return outcomes;
    }

    private Map<Detector, TestOutcome> test(double alpha, BlockedCounts.Closed closed, BlockedCounts.Closed present) {
        long[] reference = vocabulary.counts();
        long[] counts = closed.counts();
        int others = counts.length - 1;
        long total = present.counts()[0];
        Map<Detector, TestOutcome> outcomes = new EnumMap<>(Detector.class);
        RareBins pooled = RareBins.of(reference, counts);
        outcomes.put(
                Detector.PSI, PopulationStability.test(pooled.reference(), pooled.current(), alpha, closed.effect()));
        outcomes.put(Detector.CHI_SQUARE, Homogeneity.test(reference, counts, alpha, closed.effect()));
        outcomes.put(
                Detector.OUT_OF_VOCABULARY,
                Proportions.test(reference[others], vocabulary.total(), counts[others], total, alpha, closed.effect()));
        outcomes.put(
                Detector.MISSING,
                Proportions.test(
                        vocabulary.missing(),
                        vocabulary.total() + vocabulary.missing(),
                        present.counts()[MISSING],
                        total + present.counts()[MISSING],
                        alpha,
                        present.effect()));
        return outcomes;
    }

    private Map<String, Double> distances(long[] counts) {
        return Map.of(
                "psi", PopulationStability.index(vocabulary.counts(), counts),
                "jensen_shannon", JensenShannon.distance(vocabulary.counts(), counts));
    }

    @Override
    public FeatureView view(List<FeatureView.Test> tests, List<Detector> alarmed) {
        FeatureView.Histogram histogram = new FeatureView.Histogram(
                vocabulary.labels(), List.of(), Shares.of(vocabulary.counts()), Shares.of(full.counts()));
        long referenceValues = vocabulary.total() + vocabulary.missing();
        long[] counts = full.counts();
        return new FeatureView(
                name,
                FeatureView.Kind.CATEGORICAL,
                referenceValues,
                full.values(),
                histogram,
                full.designEffect(),
                Shares.of(vocabulary.missing(), referenceValues),
                full.missingShare(),
                Shares.of(counts[counts.length - 1], full.present()),
                full.distances(),
                tests,
                alarmed);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(left);
        if (learning > 0) {
            vocabulary.save(out);
        }
        values.save(out);
        presence.save(out);
        full.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        left = StateFormat.natural(in, "observations to learn");
        if (learning > 0) {
            Vocabulary saved = Vocabulary.of(Map.of(), capacity);
            saved.load(in);
            if (left == 0) {
                use(saved.frozen());
            } else {
                vocabulary = saved;
            }
        }
        values.load(in);
        presence.load(in);
        full.load(in);
    }
}
