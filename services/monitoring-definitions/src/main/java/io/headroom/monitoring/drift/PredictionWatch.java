package io.headroom.monitoring.drift;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.PredictionView;
import io.headroom.monitoring.windows.SampledAnswer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Drift of the scores, each rung for itself: the full one against the bundle's, another against its own first observations. At most
 * {@value #MOST_RUNGS} rungs; answers of further ones are not looked at. Not thread-safe.
 */
public final class PredictionWatch implements Stateful {

    private static final int MOST_RUNGS = 16;

    private final MonitorSettings.Drift settings;
    private final AlarmLog alarms;
    private final Map<String, RungScores> rungs = new TreeMap<>();

    public PredictionWatch(MonitorSettings.Drift settings, Reference reference, AlarmLog alarms) {
        this.settings = settings;
        this.alarms = alarms;
        if (reference.requests() > 0) {
            rungs.put(reference.fullRung(), RungScores.of(reference.fullRung(), reference.scores(), settings, alarms));
        }
    }

    public void see(SampledAnswer answer) {
        String rung = answer.impression().rung();
        if (rungs.size() < MOST_RUNGS) {
            rungs.computeIfAbsent(rung, name -> RungScores.learning(name, settings, alarms));
        }
        RungScores scores = rungs.get(rung);
        if (scores != null) {
            scores.see(answer.item().score());
        }
    }

    public List<PredictionView> views() {
        return rungs.values().stream().map(RungScores::view).toList();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(rungs.size());
        for (Map.Entry<String, RungScores> rung : rungs.entrySet()) {
            out.writeUTF(rung.getKey());
            rung.getValue().save(out);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (int left = StateFormat.count(in, "rungs", MOST_RUNGS); left > 0; left--) {
            String rung = in.readUTF();
            rungs.computeIfAbsent(rung, name -> RungScores.learning(name, settings, alarms))
                    .load(in);
        }
    }
}
