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

    private final DataFiles files;
    private final Quarantine quarantine;
    private final CatalogueReader catalogueReader;
    private final EventReader eventReader;

    /** @param work directory that takes {@code quarantine.csv} and intermediate tables */
    public Ingest(SparkSession spark, DataFiles files, Path work) {
        this.files = files;
        this.quarantine = new Quarantine(work.resolve("quarantine.csv"));
        this.catalogueReader = new CatalogueReader(quarantine);
        this.eventReader = new EventReader(spark, work.resolve("ingest"), quarantine);
    }

    /** What was read. */
    public record Read(Catalogue catalogue, Interactions interactions, Optional<Impressions> impressions) {}

    /** How many progress steps {@link #read} takes. */
    public int steps() {
        return files.impressions().isPresent() ? 3 : 2;
    }

    /**
     * Reads everything.
     *
     * @throws PipelineException when a file cannot be read or has too many bad rows
     */
    public Read read(Progress progress) {
        Catalogue catalogue = progress.step(
                "reading " + files.movies().getFileName(),
                () -> catalogueReader.read(files.movies(), files.format()),
                items -> Progress.count(items.size()) + " items");
        EventColumns ratings = events(progress, files.ratings(), Layout.RATINGS, catalogue);
        if (ratings.size() == 0) {
            throw new PipelineException("%s: holds no ratings".formatted(files.ratings()));
        }
        Optional<EventColumns> impressions =
                files.impressions().map(file -> events(progress, file, Layout.IMPRESSIONS, catalogue));
        return new Read(catalogue, ratings.interactions(), impressions.map(EventColumns::impressions));
    }

    private EventColumns events(Progress progress, Path file, Layout layout, Catalogue catalogue) {
        long before = quarantine.rows();
        return progress.step(
                "reading " + file.getFileName(),
                () -> eventReader.read(file, files.format(), layout, catalogue.itemIds()),
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
