package io.headroom.ranking.serving;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.models.archive.TorchArchive;
import io.headroom.models.archive.TorchModule;
import io.headroom.models.calibration.Calibration;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.RankerModule;
import io.headroom.models.ranking.RankerSettings;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A bundle with what ranking reads: a catalogue, the items' values and an untrained ranking model of real shape, the same on every machine.
 */
public final class TinyBundle {
    public static final long DATA_AS_OF = 1_500_000_000;

    /** Mean rating of every item at the end of the data, and at the start of the held-out window. */
    public static final float RATING_MEAN = 4.5f;

    public static final float HELD_OUT_RATING_MEAN = 2.5f;

    private static final int FIRST_ID = 1_000;
    private static final List<String> GENRES = List.of(
            "Action",
            "Adventure",
            "Animation",
            "Children",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Fantasy",
            "Horror",
            "Musical",
            "Mystery",
            "Romance",
            "Thriller",
            "War",
            "Western");
    private static final List<Integer> BATCH_SIZES = List.of(64, 128, 256, 512);

    private TinyBundle() {}

    public static FeatureViews views() {
        return new FeatureViews(new Genres(GENRES));
    }

    /** Id of an item row. */
    public static long id(int row) {
        return FIRST_ID + 3L * row;
    }

    /** Writes and publishes the bundle in a store. */
    public static Bundle publish(Path store, int items) {
        FeatureViews views = views();
        RowEncoder encoder = new RowEncoder(views);
        RankerSettings settings = RankerSettings.defaults();
        RankerContract contract = new RankerContract(
                List.of(
                        RankerContract.DENSE,
                        RankerContract.ITEM,
                        RankerContract.HISTORY,
                        RankerContract.HISTORY_RATING),
                encoder.names(),
                settings.historyLength(),
                RankerContract.Output.logit,
                BATCH_SIZES);
        try (BundleWriter writer = new BundleWriter(new BundleStore(store))) {
            writeItemValues(writer, "features/", items, RATING_MEAN);
            writeItemValues(writer, "heldout/features/", items, HELD_OUT_RATING_MEAN);
            return writer.array("items/ids.npy", NpyArray.of(ids(items)))
                    .json("items/catalogue.json", catalogue(items))
                    .write("ranking/model.pt", file -> TorchArchive.write(model(settings, items, encoder), file))
                    .json("ranking/model.json", contract)
                    .json("ranking/calibration.json", Calibration.identity())
                    .publish(
                            Instant.EPOCH,
                            DATA_AS_OF,
                            1,
                            Map.of(
                                    "user", views.userColumns(),
                                    "item", views.itemColumns(),
                                    "dense", encoder.names()));
        }
    }

    private static void writeItemValues(BundleWriter writer, String directory, int items, float ratingMean) {
        List<String> columns = views().itemColumns();
        float[] values = new float[items * columns.size()];
        for (int row = 0; row < items; row++) {
            values[row * columns.size() + columns.indexOf("rating_mean")] = ratingMean;
        }
        long[] updatedAt = new long[items];
        Arrays.fill(updatedAt, DATA_AS_OF - 86_400);
        writer.array(directory + "item.npy", NpyArray.of(values, items, columns.size()))
                .array(directory + "item_updated.npy", NpyArray.of(updatedAt));
    }

    private static TorchModule model(RankerSettings settings, int items, RowEncoder encoder) {
        float[][] genres = new float[items + 1][GENRES.size()];
        for (int row = 0; row < items; row++) {
            genres[row + 1][row % GENRES.size()] = 1;
        }
        float[] scale = new float[encoder.width()];
        Arrays.fill(scale, 1);
        float[] zeros = new float[encoder.width()];
        return RankerModule.initial(settings, genres, zeros, scale, zeros, new Random(3));
    }

    private static long[] ids(int items) {
        return IntStream.range(0, items).mapToLong(TinyBundle::id).toArray();
    }

    private static List<CatalogueEntry> catalogue(int items) {
        return IntStream.range(0, items)
                .mapToObj(row -> new CatalogueEntry(
                        id(row), "Title " + row, 1950 + row % 70, List.of(GENRES.get(row % GENRES.size()))))
                .toList();
    }

    record CatalogueEntry(long id, String title, int year, List<String> genres) {}
}
