package io.headroom.pipeline.rows;

import static org.apache.spark.sql.functions.col;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.features.definitions.UserHistory;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.EncodedRows;
import io.headroom.pipeline.dataset.Probes;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Replays the aggregators over each entity's ordered events in Spark, and encodes the rows that {@link Probes} ask for. A probe sees the
 * events strictly before its time.
 *
 * <p>Two sweeps: users first, giving each request its user values and history; then items, which meet the requests that probe them. In both,
 * events and probes of an entity come in one sorted sequence, probes before events of the same second, so a sweep needs no more memory
 * than one state.
 */
public final class PointInTimeRows {

    private final SparkSession spark;
    private final Path work;

    /** @param work directory under which the rows are left as Parquet, in {@code requests} and {@code rows} */
    public PointInTimeRows(SparkSession spark, Path work) {
        this.spark = spark;
        this.work = work;
    }

    /** Computes the rows of all probes, in the probes' order. Blocks while Spark works. */
    public EncodedRows compute(Dataset dataset, Probes probes) {
        Genres genres = dataset.catalogue().genreColumns();
        RowEncoder encoder = new RowEncoder(new FeatureViews(genres));
        String requests = work.resolve("requests").toString();
        String rows = work.resolve("rows").toString();
        try (ReplayInput input = new ReplayInput(spark, dataset, probes)) {
            replayUsers(input, genres).write().mode(SaveMode.Overwrite).parquet(requests);
            replayItems(input, genres, requests)
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(rows);
            return collect(input, encoder, requests, rows);
        }
    }

    private org.apache.spark.sql.Dataset<Row> replayUsers(ReplayInput input, Genres genres) {
        return input.ratings()
                .unionByName(input.requests())
                .repartition(partitions(), col(ReplayInput.USER))
                .sortWithinPartitions(ReplayInput.USER, ReplayInput.TIME, ReplayInput.PHASE, ReplayInput.ITEM)
                .mapPartitions(new UserReplay(genres.names(), input.facts()), Encoders.row(UserReplay.OUTPUT));
    }

    private org.apache.spark.sql.Dataset<Row> replayItems(ReplayInput input, Genres genres, String requests) {
        org.apache.spark.sql.Dataset<Row> users = spark.read()
                .parquet(requests)
                .select(ReplayInput.REQUEST, UserReplay.USER_VALUES, UserReplay.USER_UPDATED_AT);
        return input.itemEvents()
                .unionByName(input.probes().join(users, ReplayInput.REQUEST), true)
                .repartition(partitions(), col(ReplayInput.ITEM))
                .sortWithinPartitions(
                        ReplayInput.ITEM, ReplayInput.TIME, ReplayInput.PHASE, ReplayInput.USER, ReplayInput.KIND)
                .mapPartitions(new ItemReplay(genres.names(), input.facts()), Encoders.row(ItemReplay.OUTPUT));
    }

    private int partitions() {
        return 2 * spark.sparkContext().defaultParallelism();
    }

    private EncodedRows collect(ReplayInput input, RowEncoder encoder, String requests, String rows) {
        int width = encoder.width();
        float[] dense = new float[Math.multiplyExact(input.probeCount(), width)];
        Iterator<Row> probeRows = spark.read()
                .parquet(rows)
                .select(ItemReplay.PROBE, ItemReplay.DENSE)
                .toLocalIterator();
        probeRows.forEachRemaining(row -> copy(row.getList(1), dense, row.getInt(0) * width));

        int length = UserHistory.LENGTH;
        int[] historyItems = new int[Math.multiplyExact(input.requestCount(), length)];
        float[] historyRatings = new float[historyItems.length];
        Iterator<Row> requestRows = spark.read()
                .parquet(requests)
                .select(ReplayInput.REQUEST, UserReplay.HISTORY_ITEMS, UserReplay.HISTORY_RATINGS)
                .toLocalIterator();
        requestRows.forEachRemaining(row -> {
            int offset = row.getInt(0) * length;
            List<Integer> items = row.getList(1);
            for (int age = 0; age < items.size(); age++) {
                historyItems[offset + age] = items.get(age);
            }
            copy(row.getList(2), historyRatings, offset);
        });
        return new EncodedRows(encoder.names(), dense, input.requestOf(), length, historyItems, historyRatings);
    }

    private static void copy(List<Float> values, float[] out, int offset) {
        for (int i = 0; i < values.size(); i++) {
            out[offset + i] = values.get(i);
        }
    }
}
