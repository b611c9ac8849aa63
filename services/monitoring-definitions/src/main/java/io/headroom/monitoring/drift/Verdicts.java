package io.headroom.monitoring.drift;

import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Verdict;
import io.headroom.monitoring.significance.BenjaminiHochberg;
import io.headroom.monitoring.significance.TestOutcome;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.FeatureView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tests of the newest full window. Within a detector the features are judged together by Benjamini and Hochberg, so that the chance of
 * any false alarm of the detector in a window stays below alpha however many features there are. Not thread-safe.
 */
final class Verdicts implements Stateful {

    private final List<List<FeatureView.Test>> tests = new ArrayList<>();

    Verdicts(int features) {
        for (int i = 0; i < features; i++) {
            tests.add(new ArrayList<>());
        }
    }

    /** Closes the window of all features and tells the alarms. */
    void judge(List<WatchedFeature> features, double alpha, AlarmLog alarms) {
        Map<Detector, Map<Integer, TestOutcome>> byDetector = new TreeMap<>();
        for (int i = 0; i < features.size(); i++) {
            tests.get(i).clear();
            int feature = i;
            features.get(i).close(alpha).forEach((detector, outcome) -> byDetector
                    .computeIfAbsent(detector, ignored -> new TreeMap<>())
                    .put(feature, outcome));
        }
        byDetector.forEach(
                (detector, outcomes) -> alarms.test(detector, verdicts(detector, outcomes, features, alpha)));
    }

    private List<Verdict> verdicts(
            Detector detector, Map<Integer, TestOutcome> outcomes, List<WatchedFeature> features, double alpha) {
        BenjaminiHochberg together = BenjaminiHochberg.of(
                outcomes.values().stream().mapToDouble(TestOutcome::pValue).toArray(), alpha);
        List<Verdict> verdicts = new ArrayList<>();
        outcomes.forEach((feature, outcome) -> {
            boolean rejected = together.rejected(verdicts.size());
            verdicts.add(new Verdict(features.get(feature).name(), rejected, outcome.distance(), outcome.threshold()));
            if (Double.isFinite(outcome.threshold())) {
                tests.get(feature)
                        .add(new FeatureView.Test(
                                detector, outcome.distance(), outcome.threshold(), outcome.pValue(), rejected));
            }
        });
        return verdicts;
    }

    /** Of a feature, by its place; those with nothing to compare are not among them. */
    List<FeatureView.Test> of(int feature) {
        return tests.get(feature);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (List<FeatureView.Test> feature : tests) {
            out.writeInt(feature.size());
            for (FeatureView.Test test : feature) {
                TestBytes.write(out, test);
            }
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (List<FeatureView.Test> feature : tests) {
            for (int left = StateFormat.count(in, "tests", Detector.values().length); left > 0; left--) {
                feature.add(TestBytes.read(in));
            }
        }
    }
}
