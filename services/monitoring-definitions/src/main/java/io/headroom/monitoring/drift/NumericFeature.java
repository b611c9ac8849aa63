package io.headroom.monitoring.drift;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.distance.Histogram;
import io.headroom.monitoring.distance.JensenShannon;
import io.headroom.monitoring.distance.KolmogorovSmirnov;
import io.headroom.monitoring.distance.PopulationStability;
import io.headroom.monitoring.distance.Proportions;
import io.headroom.monitoring.distance.StepDistribution;
import io.headroom.monitoring.distance.Wasserstein;
import io.headroom.monitoring.significance.TestOutcome;
import io.headroom.monitoring.view.FeatureView;
import io.headroom.monitoring.windows.NumericWindow;
import io.headroom.monitoring.windows.StableHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A number. Its bins are the reference's quantiles, frozen; values that are not finite are missing. */
final class NumericFeature implements WatchedFeature {

    private final String name;
    private final boolean learnt;
    private final Histogram reference;
    private final StepDistribution referenceDistribution;
    private final NumericWindow window;
    private final Full full;

    /**
     * @param sample of the reference; values that are not finite are missing there
     * @param learnt whether the sample is a stretch of the log, its observations as dependent as those to come
     */
    NumericFeature(String name, float[] sample, boolean learnt, int bins, int sketchSize) {
        this.learnt = learnt;
        float[] values = sample.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isFinite(values[i]) ? values[i] : Float.NaN;
        }
        this.name = name;
        BinEdges edges = BinEdges.ofQuantiles(values, bins);
        reference = Histogram.of(edges, values);
        referenceDistribution = StepDistribution.of(values);
        window = new NumericWindow(edges, sketchSize, StableHash.of(name));
        full = new Full(edges.bins());
    }

    void observe(float value) {
        window.add(value);
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
        NumericWindow.Closed closed = learnt ? window.close().ofBothSides() : window.close();
        long[] counts = closed.histogram().counts();
        long missing = closed.histogram().missing();
        Map<Detector, TestOutcome> outcomes = new EnumMap<>(Detector.class);
        outcomes.put(Detector.PSI, PopulationStability.test(reference.counts(), counts, alpha, closed.effect()));
        outcomes.put(
                Detector.KS,
                KolmogorovSmirnov.test(referenceDistribution, closed.distribution(), alpha, closed.effect()));
        outcomes.put(
                Detector.MISSING,
                Proportions.test(
                        reference.missing(),
                        reference.missing() + reference.total(),
                        missing,
                        missing + closed.histogram().total(),
                        alpha,
                        closed.missingEffect()));
        full.set(counts, missing, closed.effect().mean(), distances(counts, closed.distribution()));
        return outcomes;
    }

    private Map<String, Double> distances(long[] counts, StepDistribution current) {
        return Map.of(
                "psi", PopulationStability.index(reference.counts(), counts),
                "ks", KolmogorovSmirnov.distance(referenceDistribution, current),
                "jensen_shannon", JensenShannon.distance(reference.counts(), counts),
                "wasserstein", Wasserstein.relative(referenceDistribution, current));
    }

    @Override
    public FeatureView view(List<FeatureView.Test> tests, List<Detector> alarmed) {
        double[] edges = reference.edges().edges();
        FeatureView.Histogram histogram = new FeatureView.Histogram(
                BinLabels.of(edges),
                Arrays.stream(edges).boxed().toList(),
                Shares.of(reference.counts()),
                Shares.of(full.counts()));
        long referenceValues = reference.total() + reference.missing();
        return new FeatureView(
                name,
                FeatureView.Kind.NUMERIC,
                referenceValues,
                full.values(),
                histogram,
                full.designEffect(),
                Shares.of(reference.missing(), referenceValues),
                full.missingShare(),
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
