package io.headroom.pipeline.ingest;

import io.headroom.pipeline.dataset.Catalogue;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Turns a line of ratings or impressions into a row of {@link EventRow#SCHEMA}. Runs on Spark's workers.
 *
 * @param itemIds ascending, so that an item's place is its row of {@link Catalogue}
 */
record EventParser(TextFormat format, Header header, Layout layout, long[] itemIds) implements Serializable {

    private static final List<String> USER = List.of("userId", "user");
    private static final List<String> ITEM = List.of("movieId", "itemId", "item");
    private static final List<String> TIME = List.of("timestamp", "time");

    /** Which columns a file of events has. */
    enum Layout {
        RATINGS,
        IMPRESSIONS;

        /** For each column the names it may have. */
        List<List<String>> columns() {
            return switch (this) {
                case RATINGS -> List.of(USER, ITEM, List.of("rating"), TIME);
                case IMPRESSIONS -> List.of(USER, ITEM, List.of("position"), TIME, List.of("clicked"));
            };
        }
    }

    Row parse(long line, byte[] bytes) {
        try {
            String[] fields = header.fields(format, format.decode(bytes));
            return switch (layout) {
                case RATINGS -> row(line, fields, 1, Field.timestamp(fields[3]), Field.rating(fields[2]));
                case IMPRESSIONS ->
                    row(line, fields, Field.position(fields[2]), Field.timestamp(fields[3]), Field.clicked(fields[4]));
            };
        } catch (BadRow e) {
            return RowFactory.create(
                    line, null, null, null, null, null, e.fault().name(), e.reason(), Quarantined.excerpt(bytes));
        }
    }

    private Row row(long line, String[] fields, int position, long time, float value) throws BadRow {
        long user = Field.id("user id", fields[0]);
        long item = Field.id("item id", fields[1]);
        int row = Arrays.binarySearch(itemIds, item);
        if (row < 0) {
            throw new BadRow(Fault.UNKNOWN_ITEM, "item id %d is not in the catalogue".formatted(item));
        }
        return RowFactory.create(line, user, row, time, position, value, null, null, null);
    }
}
