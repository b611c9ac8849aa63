package io.headroom.pipeline.rows;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.features.definitions.UserHistory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import scala.collection.mutable.ArraySeq;

/** Sweeps over events and requests sorted by (user, time, requests first, item) and answers each request with its user's values. */
final class UserReplay implements MapPartitionsFunction<Row, Row> {

    static final String USER_VALUES = "userValues";
    static final String USER_UPDATED_AT = "userUpdatedAt";
    static final String HISTORY_ITEMS = "historyItems";
    static final String HISTORY_RATINGS = "historyRatings";

    static final StructType OUTPUT = new StructType()
            .add(ReplayInput.REQUEST, IntegerType)
            .add(ReplayInput.USER, LongType)
            .add(ReplayInput.TIME, LongType)
            .add(USER_VALUES, BinaryType)
            .add(USER_UPDATED_AT, LongType)
            .add(HISTORY_ITEMS, createArrayType(IntegerType, false))
            .add(HISTORY_RATINGS, createArrayType(FloatType, false));

    private static final int USER = 0;
    private static final int ITEM = 1;
    private static final int TIME = 2;
    private static final int PHASE = 3;
    private static final int VALUE = 5;
    private static final int REQUEST = 6;

    private final List<String> genres;
    private final Broadcast<FactColumns> facts;

    UserReplay(List<String> genres, Broadcast<FactColumns> facts) {
        this.genres = new ArrayList<>(genres);
        this.facts = facts;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> sorted) {
        return new Sweep(new Genres(genres), facts.value(), sorted);
    }

    private static final class Sweep extends SortedSweep {

        private final Genres genres;
        private final FactColumns facts;
        private final float[] values;
        private UserAggregator aggregator;
        private UserHistory history = new UserHistory();

        Sweep(Genres genres, FactColumns facts, Iterator<Row> sorted) {
            super(sorted, USER, PHASE);
            this.genres = genres;
            this.facts = facts;
            this.values = new float[new FeatureViews(genres).userWidth()];
            this.aggregator = new UserAggregator(genres);
        }

        @Override
        void begin() {
            aggregator = new UserAggregator(genres);
            history = new UserHistory();
        }

        @Override
        void take(Row event) {
            int item = event.getInt(ITEM);
            float stars = event.getFloat(VALUE);
            aggregator.rate(event.getLong(TIME), stars, facts.genreMasks()[item], facts.years()[item]);
            history.add(item + 1L, event.getLong(TIME), stars);
        }

        @Override
        Row answer(Row request) {
            long time = request.getLong(TIME);
            aggregator.valueAt(time, values, 0);
            int[] items = new int[history.size()];
            float[] ratings = new float[items.length];
            for (int age = 0; age < items.length; age++) {
                items[age] = Math.toIntExact(history.item(age));
                ratings[age] = history.rating(age);
            }
            return RowFactory.create(
                    request.getInt(REQUEST),
                    request.getLong(USER),
                    time,
                    FloatBytes.pack(values),
                    aggregator.updatedAtSeconds(),
                    new ArraySeq.ofInt(items),
                    new ArraySeq.ofFloat(ratings));
        }
    }
}
