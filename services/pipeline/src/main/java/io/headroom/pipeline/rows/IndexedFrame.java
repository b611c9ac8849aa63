package io.headroom.pipeline.rows;

import java.io.Serializable;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Makes data frames whose rows are functions of their index, so that columns held in arrays need no copy into rows on the driver. */
record IndexedFrame(SparkSession spark) {

    @FunctionalInterface
    interface RowAt extends Serializable {
        Row at(int index);
    }

    Dataset<Row> of(int size, StructType schema, RowAt rows) {
        int slices = spark.sparkContext().defaultParallelism();
        MapFunction<Long, Row> toRow = index -> rows.at(index.intValue());
        return spark.range(0, size, 1, slices).map(toRow, Encoders.row(schema));
    }
}
