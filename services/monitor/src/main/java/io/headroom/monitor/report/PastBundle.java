package io.headroom.monitor.report;

import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.MonitorView;
import io.headroom.monitoring.view.QualityView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * What is left of a bundle that is watched no longer.
 *
 * @param untilMillis the newest moment of the log's time that was known of it
 * @param alarms raised, all detectors together
 * @param active alarms that had not cleared when it went
 * @param auc of its latest window of quality
 */
public record PastBundle(
        String version,
        long untilMillis,
        long impressions,
        long labelledItems,
        long alarms,
        long active,
        OptionalDouble auc) {
    /** The line that is left of what a view shows. */
    public static PastBundle of(MonitorView view) {
        return new PastBundle(
                view.bundle(),
                view.asOfMillis(),
                view.counts().impressions(),
                view.quality().labelledItems(),
                view.detectors().stream()
                        .mapToLong(detector -> detector.alarms())
                        .sum(),
                view.alarms().stream().filter(AlarmView::active).count(),
                latestAuc(view.quality()));
    }

    public void writeTo(DataOutput out) throws IOException {
        out.writeUTF(version);
        out.writeLong(untilMillis);
        out.writeLong(impressions);
        out.writeLong(labelledItems);
        out.writeLong(alarms);
        out.writeLong(active);
        out.writeDouble(auc.orElse(Double.NaN));
    }

    /** What {@link #writeTo} wrote. */
    public static PastBundle readFrom(DataInput in) throws IOException {
        return new PastBundle(
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                optional(in.readDouble()));
    }

    private static OptionalDouble latestAuc(QualityView quality) {
        return quality.points().isEmpty()
                ? OptionalDouble.empty()
                : quality.points().getLast().auc();
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
