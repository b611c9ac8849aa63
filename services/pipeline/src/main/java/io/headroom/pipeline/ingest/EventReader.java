package io.headroom.pipeline.ingest;

import static org.apache.spark.sql.functions.col;

import io.headroom.pipeline.ingest.EventParser.Layout;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Reads one file of events with Spark: every line once, into a Parquet table of good and bad rows, from which both are then taken. */
final class EventReader {

    private final SparkSession spark;
    private final Path tables;
    private final Quarantine quarantine;

    /** @param tables directory for the intermediate tables */
    EventReader(SparkSession spark, Path tables, Quarantine quarantine) {
        this.spark = spark;
        this.tables = tables;
        this.quarantine = quarantine;
    }

    /**
     * Reads the file and sets its bad rows aside.
     *
     * @param itemIds ascending
     * @return the good rows, sorted by (time, user, position, item, line)
     */
    EventColumns read(Path file, TextFormat format, Layout layout, long[] itemIds) {
        Header header = Header.of(file, format, layout.columns());
        Dataset<Row> table = table(file, new EventParser(format, header, layout, itemIds));
        long good = 0;
        Map<Fault, Long> faults = new EnumMap<>(Fault.class);
        for (Row row : table.groupBy(EventRow.FAULT).count().collectAsList()) {
            if (row.isNullAt(0)) {
                good = row.getLong(1);
            } else {
                faults.put(Fault.valueOf(row.getString(0)), row.getLong(1));
            }
        }
        long bad = faults.values().stream().mapToLong(Long::longValue).sum();
        quarantine.take(file, good + bad, faults, faults.isEmpty() ? List.of() : badRows(table));
        return new EventColumns(Math.toIntExact(good), goodRows(table));
    }

    private Dataset<Row> table(Path file, EventParser parser) {
        String table = tables.resolve(file.getFileName().toString()).toString();
        Broadcast<EventParser> shared =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(parser);
        JavaRDD<Row> rows = NumberedLines.of(spark, file, parser.header().lines())
                .map(line -> shared.value().parse(line._1(), line._2()));
        spark.createDataFrame(rows, EventRow.SCHEMA)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(table);
        shared.destroy();
        return spark.read().schema(EventRow.SCHEMA).parquet(table);
    }

    private static List<Quarantined> badRows(Dataset<Row> table) {
        return table
                .filter(col(EventRow.FAULT).isNotNull())
                .select(EventRow.LINE, EventRow.FAULT, EventRow.REASON, EventRow.TEXT)
                .orderBy(EventRow.LINE)
                .limit(Quarantine.MOST_WRITTEN)
                .collectAsList()
                .stream()
                .map(row -> new Quarantined(
                        row.getLong(0), Fault.valueOf(row.getString(1)), row.getString(2), row.getString(3)))
                .toList();
    }

    private static Iterator<Row> goodRows(Dataset<Row> table) {
        return table.filter(col(EventRow.FAULT).isNull())
                .select(EventRow.USER, EventRow.ITEM, EventRow.TIME, EventRow.POSITION, EventRow.VALUE, EventRow.LINE)
                .orderBy(EventRow.TIME, EventRow.USER, EventRow.POSITION, EventRow.ITEM, EventRow.LINE)
                .toLocalIterator();
    }
}
