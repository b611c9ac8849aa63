package io.headroom.pipeline.monitoring;

import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.evaluation.ServingReplay;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import io.headroom.runtime.bundle.monitoring.MonitoringFiles;
import io.headroom.runtime.bundle.monitoring.ReferenceStatement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The replayed requests as the files of a bundle. */
public final class ReferenceFiles {
    private static final String RUNG = "FULL";
    private static final String NO_GENRE = "none";
    private static final String OF_A_CLICK =
            "a click on the item, shown at a place drawn as those of the lists shown that it was calibrated on; "
                    + "of a click at place k: times propensities[k - 1] / calibrationExamination";
    private static final String OF_TAKING_UP =
            "the item being the one, of all candidates of a request, that the user takes up next and rates "
                    + "4.0 or more; not of a click, for the data do not say what was shown";

    private final Dataset dataset;
    private final int[] calibratedPositions;

    /** @param calibratedPositions of each row the model was calibrated on, the place in the list shown; 0 where nothing was shown */
    public ReferenceFiles(Dataset dataset, int[] calibratedPositions) {
        this.dataset = dataset;
        this.calibratedPositions = calibratedPositions.clone();
    }

    public void write(BundleWriter bundle, Reference reference) {
        List<ReferenceRow> rows = reference.rows();
        longs(bundle, "user_ids", rows, ReferenceRow::userId);
        longs(bundle, "item_ids", rows, row -> dataset.catalogue().itemIds()[row.itemRow()]);
        matrix(bundle, "user", rows, ReferenceRow::userValues);
        longs(bundle, "user_updated", rows, ReferenceRow::userUpdatedAtSeconds);
        matrix(bundle, "item", rows, ReferenceRow::itemValues);
        longs(bundle, "item_updated", rows, ReferenceRow::itemUpdatedAtSeconds);
        longs(bundle, "positions", rows, ReferenceRow::position);
        matrix(bundle, "scores", rows, row -> new float[] {row.probability()});
        bundle.json(MonitoringFiles.STATEMENT, statement(reference));
    }

    private ReferenceStatement statement(Reference reference) {
        PositionPropensities propensities = PositionPropensities.of(dataset);
        return new ReferenceStatement(
                reference.rows().size(),
                ServingReplay.ANSWER,
                reference.asOfSeconds(),
                RUNG,
                Map.of(
                        "source", counts(reference, ReferenceRow::source),
                        "genre", counts(reference, row -> firstGenre(row.itemRow()))),
                propensities.values(),
                propensities.from(),
                propensities.mean(calibratedPositions),
                dataset.impressions().isPresent() ? OF_A_CLICK : OF_TAKING_UP);
    }

    private String firstGenre(int itemRow) {
        String[] genres = dataset.catalogue().genres()[itemRow];
        return genres.length == 0 ? NO_GENRE : genres[0];
    }

    private static Map<String, Long> counts(Reference reference, Function<ReferenceRow, String> category) {
        return reference.rows().stream().collect(Collectors.groupingBy(category, TreeMap::new, Collectors.counting()));
    }

    private static void longs(
            BundleWriter bundle, String name, List<ReferenceRow> rows, ToLongFunction<ReferenceRow> of) {
        bundle.array(path(name), NpyArray.of(rows.stream().mapToLong(of).toArray()));
    }

    private static void matrix(
            BundleWriter bundle, String name, List<ReferenceRow> rows, Function<ReferenceRow, float[]> of) {
        int width = rows.isEmpty() ? 0 : of.apply(rows.getFirst()).length;
        float[] values = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(of.apply(rows.get(row)), 0, values, row * width, width);
        }
        bundle.array(path(name), width == 1 ? NpyArray.of(values) : NpyArray.of(values, rows.size(), width));
    }

    private static String path(String name) {
        return MonitoringFiles.DIRECTORY + name + ".npy";
    }
}
