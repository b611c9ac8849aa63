package io.headroom.monitoring.drift;

import io.headroom.monitoring.MonitorSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The columns of one view, and whether there is a row. Columns of a row that is not there are neither values nor missing values. */
final class EntityFeatures {

    private final List<NumericFeature> columns;
    private final PresenceFeature presence;

    private EntityFeatures(List<NumericFeature> columns, PresenceFeature presence) {
        this.columns = columns;
        this.presence = presence;
    }

    /** @param values rows by columns; a row with {@code updated} 0 is not there */
    static EntityFeatures of(
            String view, List<String> names, float[] values, long[] updated, MonitorSettings.Drift settings) {
        List<NumericFeature> columns = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            float[] sample = column(values, names.size(), column, updated);
            columns.add(new NumericFeature(
                    view + "." + names.get(column), sample, false, settings.bins(), settings.sketchSize()));
        }
        int present = 0;
        for (long time : updated) {
            present += time > 0 ? 1 : 0;
        }
        return new EntityFeatures(
                List.copyOf(columns), new PresenceFeature(view + ".row", present, (long) updated.length - present));
    }

    private static float[] column(float[] values, int width, int column, long[] updated) {
        float[] sample = new float[updated.length];
        int present = 0;
        for (int row = 0; row < updated.length; row++) {
            if (updated[row] > 0) {
                sample[present++] = values[row * width + column];
            }
        }
        return Arrays.copyOf(sample, present);
    }

    /** A row that is shorter than it should be lacks its last columns. */
    void observe(float[] values, int row, long updatedAtSeconds) {
        boolean present = updatedAtSeconds > 0;
        presence.observe(present);
        int offset = row * columns.size();
        for (int column = 0; present && column < columns.size(); column++) {
            int at = offset + column;
            columns.get(column).observe(at < values.length ? values[at] : Float.NaN);
        }
    }

    List<WatchedFeature> all() {
        List<WatchedFeature> all = new ArrayList<>(columns);
        all.add(presence);
        return all;
    }
}
