package io.headroom.monitoring.freshness;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Verdict;
import io.headroom.monitoring.log.ScoredFeatures;
import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.significance.TestOutcome;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.FreshnessView;
import io.headroom.monitoring.windows.SampledAnswer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the rows that answers are made from are older than those of the reference. Users' and items' rows are tested each at half of alpha.
 * As long as no row newer than the reference was seen, nothing is known to write rows, and that they age with the data's clock is no news: they
 * are compared as they were at the reference's moment. From the first newer row on they are expected to stay as young as the reference's. Not
 * thread-safe.
 */
public final class FreshnessWatch implements Stateful {

    private final String fullRung;
    private final long referenceSeconds;
    private final double alpha;
    private final AlarmLog alarms;
    private final RowAges users;
    private final RowAges items;

    public FreshnessWatch(MonitorSettings settings, Reference reference, AlarmLog alarms) {
        this.fullRung = reference.fullRung();
        this.referenceSeconds = reference.asOfSeconds();
        this.alpha = settings.drift().alpha() / 2;
        this.alarms = alarms;
        this.users = rows("user", reference.userUpdatedSeconds(), settings);
        this.items = rows("item", reference.itemUpdatedSeconds(), settings);
    }

    private RowAges rows(String view, long[] updated, MonitorSettings settings) {
        long[] known = Arrays.stream(updated).filter(time -> time > 0).toArray();
        float[] ages = new float[known.length];
        for (int i = 0; i < ages.length; i++) {
            ages[i] = age(referenceSeconds, known[i]);
        }
        return new RowAges(view, ages, settings.skew(), alpha, settings.drift().sketchSize());
    }

    private static float age(long now, long updated) {
        return (float) Math.max(0, now - updated);
    }

    public void see(SampledAnswer answer) {
        if (!answer.impression().rung().equals(fullRung) || answer.features().isEmpty()) {
            return;
        }
        ScoredFeatures features = answer.features().orElseThrow();
        long now = answer.impression().timeSeconds();
        see(users, now, features.userUpdatedAtSeconds());
        see(items, now, features.itemUpdatedAtSeconds()[answer.row()]);
    }

    private void see(RowAges rows, long now, long updated) {
        if (updated > 0 && rows.add(age(now, updated), age(now, referenceSeconds))) {
            TestOutcome outcome = rows.test();
            boolean rejected = outcome.pValue() <= alpha;
            alarms.test(
                    Detector.STALE_ROWS,
                    List.of(new Verdict(rows.view(), rejected, outcome.distance(), outcome.threshold())));
        }
    }

    /** @param dataSeconds the newest moment of the data's time */
    public List<FreshnessView> views(long dataSeconds) {
        long lag = dataSeconds == 0 ? 0 : dataSeconds - referenceSeconds;
        return List.of(users.view(lag), items.view(lag));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        users.save(out);
        items.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        users.load(in);
        items.load(in);
    }
}
