package io.headroom.pipeline.ingest;

import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.Progress;
import io.headroom.pipeline.dataset.Catalogue;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.ingest.EventParser.Layout;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Reads a data directory in the MovieLens layout, CSV or {@code .dat}. */
public final class Ingest {

    /** How many progress steps {@link #read} takes at most. */
    public static final int STEPS = 3;

    private final Progress progress;
    private final Quarantine quarantine;
    private final CatalogueReader catalogueReader;
    private final EventReader eventReader;

    /** @param work directory that takes {@code quarantine.csv} and intermediate tables */
    public Ingest(SparkSession spark, Path work, Progress progress) {
        this.progress = progress;
        this.quarantine = new Quarantine(work.resolve("quarantine.csv"));
        this.catalogueReader = new CatalogueReader(quarantine);
        this.eventReader = new EventReader(spark, work.resolve("ingest"), quarantine);
    }

    /** What was read. */
    public record Read(Catalogue catalogue, Interactions interactions, Optional<Impressions> impressions) {}

    /**
     * Reads everything.
     *
     * @throws PipelineException when a file is missing, empty, unreadable, or has too many bad rows
     */
    public Read read(Path directory) {
        DataFiles files = DataFiles.in(directory);
        Catalogue catalogue = progress.step(
                "reading " + files.movies().getFileName(),
                () -> catalogueReader.read(files.movies(), files.format()),
                items -> Progress.count(items.size()) + " items");
        EventColumns ratings = events(files.ratings(), files.format(), Layout.RATINGS, catalogue);
        if (ratings.size() == 0) {
            throw new PipelineException("%s: holds no ratings".formatted(files.ratings()));
        }
        Optional<EventColumns> impressions =
                files.impressions().map(file -> events(file, files.format(), Layout.IMPRESSIONS, catalogue));
        return new Read(catalogue, ratings.interactions(), impressions.map(EventColumns::impressions));
    }

    private EventColumns events(Path file, TextFormat format, Layout layout, Catalogue catalogue) {
        long before = quarantine.rows();
        return progress.step(
                "reading " + file.getFileName(),
                () -> eventReader.read(file, format, layout, catalogue.itemIds()),
                columns -> summary(columns, quarantine.rows() - before));
    }

    private String summary(EventColumns columns, long bad) {
        StringBuilder words = new StringBuilder(Progress.count(columns.size())).append(" rows");
        if (columns.repeated() > 0) {
            words.append(", ").append(Progress.count(columns.repeated())).append(" repeated ones dropped");
        }
        if (bad > 0) {
            words.append(", ")
                    .append(Progress.count(bad))
                    .append(" bad ones set aside in ")
                    .append(quarantine.file());
        }
        return words.toString();
    }
}
