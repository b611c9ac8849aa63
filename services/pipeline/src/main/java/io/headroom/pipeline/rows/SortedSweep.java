package io.headroom.pipeline.rows;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** A pass over rows sorted by entity and time that folds the events into one state at a time and answers the probes on the way. */
abstract class SortedSweep implements Iterator<Row> {

    private final Iterator<Row> sorted;
    private final int entityColumn;
    private final int phaseColumn;
    private Object entity = Optional.empty();
    private Optional<Row> next = Optional.empty();

    SortedSweep(Iterator<Row> sorted, int entityColumn, int phaseColumn) {
        this.sorted = sorted;
        this.entityColumn = entityColumn;
        this.phaseColumn = phaseColumn;
    }

    /** A new entity's rows follow. */
    abstract void begin();

    abstract void take(Row event);

    abstract Row answer(Row probe);

    @Override
    public final boolean hasNext() {
        while (next.isEmpty() && sorted.hasNext()) {
            Row row = sorted.next();
            if (!row.get(entityColumn).equals(entity)) {
                entity = row.get(entityColumn);
                begin();
            }
            if (row.getInt(phaseColumn) == ReplayInput.ASK) {
                next = Optional.of(answer(row));
            } else {
                take(row);
            }
        }
        return next.isPresent();
    }

    @Override
    public final Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no probe is left");
        }
        Row answered = next.orElseThrow();
        next = Optional.empty();
        return answered;
    }
}
