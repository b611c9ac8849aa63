package io.headroom.pipeline.ingest;

import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.StructType;

/** Columns of the intermediate table of rows, good and bad ones: {@link #FAULT} is null in a good row. */
final class EventRow {

    static final String LINE = "line";
    static final String USER = "user";
    static final String ITEM = "item";
    static final String TIME = "time";
    static final String POSITION = "position";
    static final String VALUE = "value";
    static final String FAULT = "fault";
    static final String REASON = "reason";
    static final String TEXT = "text";

    static final StructType SCHEMA = new StructType()
            .add(LINE, LongType)
            .add(USER, LongType)
            .add(ITEM, IntegerType)
            .add(TIME, LongType)
            .add(POSITION, IntegerType)
            .add(VALUE, FloatType)
            .add(FAULT, StringType)
            .add(REASON, StringType)
            .add(TEXT, StringType);

    private EventRow() {}
}
