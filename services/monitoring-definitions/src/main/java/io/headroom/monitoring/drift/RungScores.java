package io.headroom.monitoring.drift;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Family;
import io.headroom.monitoring.alarms.Verdict;
import io.headroom.monitoring.significance.TestOutcome;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.FeatureView;
import io.headroom.monitoring.view.PredictionView;
import io.headroom.monitoring.windows.Pace;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The scores of one rung against their reference, window by window. Not thread-safe. */
final class RungScores implements Stateful {

    /** What a feature's detectors are called when the feature is a score; others do not apply. */
    private static final Map<Detector, Detector> AS_PREDICTION =
            Map.of(Detector.PSI, Detector.PREDICTION_PSI, Detector.KS, Detector.PREDICTION_KS);

    private final String rung;
    private final MonitorSettings.Drift settings;
    private final AlarmLog alarms;
    private final String referenceFrom;
    private final Pace pace;
    private final List<FeatureView.Test> tests = new ArrayList<>();
    private float[] sample;
    private int learnt;
    private long requests;
    private NumericFeature feature;

    private RungScores(
            String rung,
            String referenceFrom,
            float[] sample,
            int learnt,
            MonitorSettings.Drift settings,
            AlarmLog alarms) {
        this.rung = rung;
        this.referenceFrom = referenceFrom;
        this.settings = settings;
        this.alarms = alarms;
        this.pace = new Pace(settings.windowRequests());
        this.sample = sample;
        this.learnt = learnt;
        this.feature = feature();
    }

    static RungScores of(String rung, float[] reference, MonitorSettings.Drift settings, AlarmLog alarms) {
        return new RungScores(rung, "bundle", reference, reference.length, settings, alarms);
    }

    static RungScores learning(String rung, MonitorSettings.Drift settings, AlarmLog alarms) {
        return new RungScores(rung, "log", new float[settings.learningRequests()], 0, settings, alarms);
    }

    private NumericFeature feature() {
        return new NumericFeature(
                "score." + rung, Arrays.copyOf(sample, learnt), learns(), settings.bins(), settings.sketchSize());
    }

    void see(float score) {
        requests++;
        if (learnt < sample.length) {
            sample[learnt++] = score;
            if (learnt == sample.length) {
                feature = feature();
            }
            return;
        }
        feature.observe(score);
        Pace.Step step = pace.step();
        if (step != Pace.Step.NONE) {
            feature.endBlock();
        }
        if (step == Pace.Step.WINDOW) {
            judge();
        }
    }

    private void judge() {
        tests.clear();
        Map<Detector, TestOutcome> outcomes = feature.close(settings.alpha());
        AS_PREDICTION.keySet().stream().sorted().forEach(detector -> {
            TestOutcome outcome = outcomes.get(detector);
            boolean rejected = outcome.pValue() <= settings.alpha();
            Detector as = AS_PREDICTION.get(detector);
            alarms.test(as, List.of(new Verdict(rung, rejected, outcome.distance(), outcome.threshold())));
            if (Double.isFinite(outcome.threshold())) {
                tests.add(
                        new FeatureView.Test(as, outcome.distance(), outcome.threshold(), outcome.pValue(), rejected));
            }
        });
    }

    PredictionView view() {
        String from = learnt < sample.length ? "learning" : referenceFrom;
        return new PredictionView(rung, from, requests, feature.view(tests, alarms.on(rung, Family.PREDICTION_DRIFT)));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(requests);
        out.writeInt(learnt);
        for (int i = 0; i < learnt && learns(); i++) {
            out.writeFloat(sample[i]);
        }
        pace.save(out);
        feature.save(out);
        out.writeInt(tests.size());
        for (FeatureView.Test test : tests) {
            TestBytes.write(out, test);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        requests = StateFormat.natural(in, "requests");
        learnt = StateFormat.count(in, "scores to learn", sample.length);
        for (int i = 0; i < learnt && learns(); i++) {
            sample[i] = in.readFloat();
        }
        if (learns() && learnt == sample.length) {
            feature = feature();
        }
        pace.load(in);
        feature.load(in);
        for (int left = StateFormat.count(in, "tests", Detector.values().length); left > 0; left--) {
            tests.add(TestBytes.read(in));
        }
    }

    private boolean learns() {
        return referenceFrom.equals("log");
    }
}
