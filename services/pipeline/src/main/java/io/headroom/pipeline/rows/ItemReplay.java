package io.headroom.pipeline.rows;

import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.headroom.features.definitions.CandidateColumns;
import io.headroom.features.definitions.EventKind;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.RowEncoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import scala.collection.mutable.ArraySeq;

/** Sweeps over events and probes sorted by (item, time, probes first, user, kind) and encodes each probe's row. */
final class ItemReplay implements MapPartitionsFunction<Row, Row> {

    static final String PROBE = "probe";
    static final String DENSE = "dense";

    static final StructType OUTPUT = new StructType()
            .add(PROBE, IntegerType)
            .add(ReplayInput.REQUEST, IntegerType)
            .add(ReplayInput.USER, LongType)
            .add(ReplayInput.ITEM, IntegerType)
            .add(ReplayInput.TIME, LongType)
            .add(ReplayInput.LABEL, FloatType)
            .add(DENSE, createArrayType(FloatType, false));

    private static final int USER = 0;
    private static final int ITEM = 1;
    private static final int TIME = 2;
    private static final int PHASE = 3;
    private static final int KIND = 4;
    private static final int VALUE = 5;

    private final List<String> genres;
    private final Broadcast<FactColumns> facts;

    ItemReplay(List<String> genres, Broadcast<FactColumns> facts) {
        this.genres = new ArrayList<>(genres);
        this.facts = facts;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> sorted) {
        return new Sweep(new FeatureViews(new Genres(genres)), facts.value(), sorted);
    }

    private static final class Sweep extends SortedSweep {

        private final FactColumns facts;
        private final RowEncoder encoder;
        private final int itemWidth;
        private ItemAggregator aggregator = new ItemAggregator();

        Sweep(FeatureViews views, FactColumns facts, Iterator<Row> sorted) {
            super(sorted, ITEM, PHASE);
            this.facts = facts;
            this.encoder = new RowEncoder(views);
            this.itemWidth = views.itemWidth();
        }

        @Override
        void begin() {
            aggregator = new ItemAggregator();
        }

        @Override
        void take(Row event) {
            EventKind kind = event.getInt(KIND) == ReplayInput.RATING ? EventKind.RATING : EventKind.IMPRESSION;
            aggregator.update(kind, event.getLong(TIME), event.getFloat(VALUE));
        }

        @Override
        Row answer(Row probe) {
            int item = probe.getInt(ITEM);
            long time = probe.getLong(TIME);
            float[] dense = new float[encoder.width()];
            float[] user = FloatBytes.unpack(probe.getAs(UserReplay.USER_VALUES));
            long userUpdatedAt = probe.getAs(UserReplay.USER_UPDATED_AT);
            encoder.forRequest(user, userUpdatedAt, time, "").encode(candidate(probe, item, time), 0, dense, 0);
            return RowFactory.create(
                    probe.<Integer>getAs(PROBE),
                    probe.<Integer>getAs(ReplayInput.REQUEST),
                    probe.getLong(USER),
                    item,
                    time,
                    probe.<Float>getAs(ReplayInput.LABEL),
                    new ArraySeq.ofFloat(dense));
        }

        private CandidateColumns candidate(Row probe, int item, long time) {
            float[] values = new float[itemWidth];
            aggregator.valueAt(time, values, 0);
            return new CandidateColumns(
                    1,
                    values,
                    new long[] {aggregator.updatedAtSeconds()},
                    new long[] {facts.genreMasks()[item]},
                    new int[] {facts.years()[item]},
                    FloatBytes.unpack(probe.getAs(ReplayInput.SCORES)));
        }
    }
}
