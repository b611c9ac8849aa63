package io.headroom.pipeline;

import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Split;
import io.headroom.pipeline.ingest.Ingest;
import io.headroom.pipeline.rows.PointInTimeRows;
import io.headroom.pipeline.split.TemporalSplit;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.apache.spark.sql.SparkSession;

/** The whole run, in the order in which data flow: read, split, then the model steps. */
final class Pipeline {

    private static final int OWN_STEPS = Ingest.STEPS + 1;

    private final SparkSession spark;
    private final PipelineOptions options;
    private final ModelSteps models;
    private final Progress progress;

    Pipeline(SparkSession spark, PipelineOptions options, ModelSteps models, PrintStream out, InstantSource clock) {
        this.spark = spark;
        this.options = options;
        this.models = models;
        this.progress = new Progress(out, clock, OWN_STEPS + models.count());
    }

    void run() {
        Ingest.Read read = new Ingest(spark, options.work(), progress).read(options.data());
        Split split = progress.step(
                "splitting by time",
                () -> TemporalSplit.DEFAULT.of(read.interactions().timeSeconds()),
                Pipeline::summary);
        Dataset dataset = new Dataset(read.catalogue(), read.interactions(), read.impressions(), split);
        models.run(dataset, new PointInTimeRows(spark, options.work().resolve("rows")), options, progress);
    }

    private static String summary(Split split) {
        return "validation from %s, test from %s".formatted(utc(split.t1Seconds()), utc(split.t2Seconds()));
    }

    private static String utc(long seconds) {
        return Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDateTime() + "Z";
    }
}
