package io.headroom.pipeline;

import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Split;
import io.headroom.pipeline.ingest.DataFiles;
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

    private final PipelineOptions options;
    private final DataFiles files;
    private final ModelSteps models;
    private final PrintStream out;
    private final InstantSource clock;

    /** @throws PipelineException when the data directory does not hold what is needed */
    Pipeline(PipelineOptions options, ModelSteps models, PrintStream out, InstantSource clock) {
        this.options = options;
        this.files = DataFiles.in(options.data());
        this.models = models;
        this.out = out;
        this.clock = clock;
    }

    void run(SparkSession spark) {
        Ingest ingest = new Ingest(spark, files, options.work());
        Progress progress = new Progress(out, clock, ingest.steps() + 1 + models.count());
        Ingest.Read read = ingest.read(progress);
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
