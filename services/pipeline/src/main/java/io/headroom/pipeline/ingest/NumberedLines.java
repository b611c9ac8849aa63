package io.headroom.pipeline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** The lines of a large file as raw bytes with their numbers, split over Spark's workers. Line ends inside quotes are not looked for. */
final class NumberedLines {

    private static final long SMALLEST_SPLIT = 1 << 20;

    private NumberedLines() {}

    /** Line number, from 1, and the line's bytes without its end; blank lines and the header are left out. */
    static JavaPairRDD<Long, byte[]> of(SparkSession spark, Path file, int headerLines) {
        Configuration conf = new Configuration(spark.sparkContext().hadoopConfiguration());
        conf.set("textinputformat.record.delimiter", "\n");
        conf.setLong("mapreduce.input.fileinputformat.split.maxsize", splitSize(spark, file));
        return JavaSparkContext.fromSparkContext(spark.sparkContext())
                .newAPIHadoopFile(
                        file.toAbsolutePath().toUri().toString(),
                        TextInputFormat.class,
                        LongWritable.class,
                        Text.class,
                        conf)
                .map(entry -> entry._2().copyBytes())
                .zipWithIndex()
                .mapToPair(entry -> {
                    long line = entry._2() + 1;
                    return new Tuple2<>(line, Lines.trimmed(entry._1(), line));
                })
                .filter(entry -> entry._1() > headerLines && entry._2().length > 0);
    }

    private static long splitSize(SparkSession spark, Path file) {
        try {
            return Math.max(
                    SMALLEST_SPLIT, Files.size(file) / spark.sparkContext().defaultParallelism() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
