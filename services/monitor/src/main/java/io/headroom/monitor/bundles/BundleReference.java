package io.headroom.monitor.bundles;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.monitoring.reference.AggregatorStates;
import io.headroom.monitoring.reference.Reference;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.monitoring.MonitoringFiles;
import io.headroom.runtime.bundle.monitoring.ReferenceStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what a bundle holds for monitoring. */
public final class BundleReference {
    private static final String FULL_RUNG = "FULL";

    private BundleReference() {}

    /** What can be watched with this bundle; a bundle without a usable reference is no failure. */
    public static WatchedBundle of(Bundle bundle) {
        MonitoringFiles files = new MonitoringFiles(bundle);
        if (!files.present()) {
            return without(
                    bundle,
                    "bundle " + bundle.version() + " has no " + MonitoringFiles.STATEMENT
                            + ": it was made by an older pipeline; train a new one to watch drift and skew");
        }
        try {
            return new WatchedBundle(read(bundle, files), Optional.empty());
        } catch (BundleException | IllegalArgumentException e) {
            return without(
                    bundle, "the reference of bundle " + bundle.version() + " cannot be used: " + e.getMessage());
        }
    }

    private static Reference read(Bundle bundle, MonitoringFiles files) {
        ReferenceStatement statement = files.statement();
        List<String> userColumns = columns(bundle, FeatureViews.USER);
        List<String> itemColumns = columns(bundle, FeatureViews.ITEM);
        ItemTable items =
                ItemTable.of(bundle, FeatureViews.ofUserColumns(userColumns).genres());
        return new Reference(
                bundle.version(),
                statement.asOfSeconds(),
                statement.answer(),
                statement.rung(),
                userColumns,
                files.userValues(userColumns.size()),
                files.userUpdatedAtSeconds(),
                itemColumns,
                files.itemValues(itemColumns.size()),
                files.itemUpdatedAtSeconds(),
                files.scores(),
                files.positions(),
                statement.categories(),
                clickFactors(statement),
                Optional.of(items::genreOf),
                Optional.of(states(bundle, files, items)));
    }

    /** The engine multiplies a probability by these to have that of a click. */
    private static List<Double> clickFactors(ReferenceStatement statement) {
        return IntStream.rangeClosed(1, statement.propensities().size())
                .mapToObj(statement::clickFactor)
                .toList();
    }

    private static AggregatorStates states(Bundle bundle, MonitoringFiles files, ItemTable items) {
        AscendingRows users = AscendingRows.of(bundle.array("users/ids.npy").longs(), files.userStates());
        AscendingRows rows = AscendingRows.of(bundle.array("items/ids.npy").longs(), files.itemStates());
        return AggregatorStates.of(
                items.genres(), users.ids(), users.states(), rows.ids(), rows.states(), items::factsOf);
    }

    private static List<String> columns(Bundle bundle, String view) {
        return Optional.ofNullable(bundle.manifest().features().get(view))
                .orElseThrow(() -> new BundleException("its manifest names no columns of the view " + view));
    }

    private static WatchedBundle without(Bundle bundle, String problem) {
        Reference nothing = new Reference(
                bundle.version(),
                bundle.manifest().dataAsOfSeconds(),
                1,
                FULL_RUNG,
                List.of(),
                new float[0],
                new long[0],
                List.of(),
                new float[0],
                new long[0],
                new float[0],
                new long[0],
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        return new WatchedBundle(nothing, Optional.of(problem));
    }
}
