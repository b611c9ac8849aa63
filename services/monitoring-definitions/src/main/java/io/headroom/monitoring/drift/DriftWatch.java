package io.headroom.monitoring.drift;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.alarms.Family;
import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.FeatureView;
import io.headroom.monitoring.windows.Pace;
import io.headroom.monitoring.windows.SampledAnswer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Drift of the data, over answers of the full rung whose feature values are told: what a worse rung serves says nothing of the data. At the
 * end of each window every detector is judged over all features together. Not thread-safe.
 */
public final class DriftWatch implements Stateful {

    private final String fullRung;
    private final double alpha;
    private final AlarmLog alarms;
    private final Features features;
    private final Verdicts verdicts;
    private final Pace pace;

    public DriftWatch(MonitorSettings.Drift settings, Reference reference, AlarmLog alarms) {
        this.fullRung = reference.fullRung();
        this.alpha = settings.alpha();
        this.alarms = alarms;
        this.features = new Features(settings, reference);
        this.verdicts = new Verdicts(features.all().size());
        this.pace = new Pace(settings.windowRequests());
    }

    /** Whether the answer ended a window. */
    public boolean see(SampledAnswer answer) {
        if (!answer.impression().rung().equals(fullRung) || answer.features().isEmpty()) {
            return false;
        }
        features.observe(answer);
        Pace.Step step = pace.step();
        if (step != Pace.Step.NONE) {
            features.all().forEach(WatchedFeature::endBlock);
        }
        if (step == Pace.Step.WINDOW) {
            verdicts.judge(features.all(), alpha, alarms);
        }
        return step == Pace.Step.WINDOW;
    }

    /** Observations in the window that runs. */
    public int running() {
        return pace.taken();
    }

    public long windows() {
        return pace.windows();
    }

    public List<FeatureView> views() {
        List<WatchedFeature> all = features.all();
        return IntStream.range(0, all.size())
                .mapToObj(i ->
                        all.get(i).view(verdicts.of(i), alarms.on(all.get(i).name(), Family.DATA_DRIFT)))
                .toList();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        pace.save(out);
        for (WatchedFeature feature : features.all()) {
            feature.save(out);
        }
        verdicts.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        pace.load(in);
        for (WatchedFeature feature : features.all()) {
            feature.load(in);
        }
        verdicts.load(in);
    }
}
