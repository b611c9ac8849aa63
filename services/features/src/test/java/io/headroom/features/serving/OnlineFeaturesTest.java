package io.headroom.features.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.contracts.v1.WriteReply;
import io.headroom.contracts.v1.WriteRequest;
import io.headroom.features.bundles.GeneratedBundle;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.configuration.HeadroomConfig;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one bundle to the next, while rows are written: on the embedded store, and in a subclass on a shared one. */
class OnlineFeaturesTest {
    private static final int COLUMNS = 3;
    static final GeneratedBundle OLD = new GeneratedBundle(5, 20, COLUMNS, 1_000, 1);
    private static final GeneratedBundle NEW = new GeneratedBundle(5, 20, COLUMNS, 2_000, 2);
    private static final GeneratedBundle WIDER = new GeneratedBundle(5, 20, COLUMNS + 1, 2_000, 3);
    private static final float ONLINE = 42;

    @TempDir
    Path directory;

    private OnlineFeatures features;
    private FeatureStores stores;

    @BeforeEach
    void start() {
        features = features();
    }

    @AfterEach
    void stop() {
        features.stop();
        stores.close();
    }

    @Test
    void serve_answersFromTheNewBundle_andKeepsWhatWasWrittenOnline() {
        Bundle before = serve(OLD);
        write(3_000, 1);
        write(1_500, 2);
        ServedFeatures next = features.open(publish(NEW));
        write(3_000, 3);
        assertThat(read("", 4).getBundle()).isEqualTo(before.version());
        features.serve(next);

        RowColumns rows = rows(read("", 1, 2, 3, 4));
        assertThat(rows.updatedAtSeconds()).containsExactly(3_000, 2_000, 3_000, 2_000);
        assertThat(rows.floats("f1").values()[0]).isEqualTo(ONLINE);
        assertThat(rows.floats("f1").values()[1]).isNotEqualTo(ONLINE);
        assertThat(rows.floats("f1").values()[2]).isEqualTo(ONLINE);
        assertThat(read("", 1).getBundle()).isEqualTo(next.bundle().version());
    }

    @Test
    void read_answersFromTheOldBundle_whoeverAsksForIt_withWhatIsWrittenMeanwhile() {
        Bundle before = serve(OLD);
        serve(NEW);
        write(3_000, 1);

        ReadReply reply = read(before.version(), 1, 2);
        assertThat(reply.getBundle()).isEqualTo(before.version());
        assertThat(rows(reply).updatedAtSeconds()).containsExactly(3_000, 1_000);
    }

    @Test
    void serve_returnsToTheOldBundle_withWhatWasWrittenSince() {
        serve(OLD);
        serve(NEW);
        write(3_000, 1);
        Bundle again = serve(OLD);

        ReadReply reply = read("", 1, 2);
        assertThat(reply.getBundle()).isEqualTo(again.version());
        assertThat(rows(reply).updatedAtSeconds()).containsExactly(3_000, 1_000);
    }

    @Test
    void serve_leavesRowsOfOtherColumnsBehind() {
        serve(OLD);
        write(3_000, 1);
        serve(WIDER);

        assertThat(rows(read("", 1)).updatedAtSeconds()).containsExactly(2_000);
        assertThat(rows(read("", 1)).columns()).hasSize(COLUMNS + 1);
    }

    @Test
    void discard_goesOnWithTheOldBundle() {
        Bundle before = serve(OLD);
        features.discard(features.open(publish(NEW)));
        write(3_000, 1);

        assertThat(read("", 1).getBundle()).isEqualTo(before.version());
        assertThat(rows(read("", 1)).updatedAtSeconds()).containsExactly(3_000);
    }

    @Test
    void start_takesOverWhatAnEarlierProcessServedLast() {
        serve(OLD);
        write(3_000, 1);
        stop();
        features = features();
        serve(NEW);

        assertThat(rows(read("", 1, 2)).updatedAtSeconds()).containsExactly(3_000, 2_000);
    }

    Bundle serve(GeneratedBundle bundle) {
        ServedFeatures next = features.open(publish(bundle));
        features.serve(next);
        return next.bundle();
    }

    /** A bundle of the same content has the same version, and is there already. */
    private Bundle publish(GeneratedBundle bundle) {
        Path bundles = directory.resolve("bundles");
        Path here = directory.resolve("bundles-" + bundle.seed());
        Path made = Files.isDirectory(here)
                ? here
                : bundle.publish(here).directory().getParent();
        Bundle published = new BundleStore(made).openCurrent();
        Path link = bundles.resolve(published.version());
        try {
            if (!Files.exists(link)) {
                Files.createDirectories(bundles);
                Files.createSymbolicLink(link, published.directory());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return published;
    }

    private OnlineFeatures features() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(FeaturesConfig.class)
                .withMapping(HeadroomConfig.class)
                .withValidateUnknown(false)
                .withDefaultValues(storeSettings())
                .withDefaultValues(Map.of(
                        "headroom.bundle.directory",
                        directory.resolve("bundles").toString(),
                        "headroom.bundle.registry.url",
                        "http://127.0.0.1:1"))
                .build();
        FeaturesConfig own = config.getConfigMapping(FeaturesConfig.class);
        HeadroomConfig headroom = config.getConfigMapping(HeadroomConfig.class);
        stores = new StoreChoice().stores(own, headroom);
        return new OnlineFeatures(own, new FeatureMetrics(new SimpleMeterRegistry()), stores, headroom);
    }

    /** Which store, and where. */
    Map<String, String> storeSettings() {
        return Map.of(
                "headroom.features.store.directory",
                directory.resolve("store").toString(),
                "headroom.features.store.capacity",
                "16M");
    }

    private void write(long updatedAtSeconds, long item) {
        List<RowColumn> columns = GeneratedBundle.columnNames(COLUMNS).stream()
                .<RowColumn>map(name -> FloatColumn.scalar(name, ONLINE))
                .toList();
        RowColumns row =
                new RowColumns("item", new long[] {item}, new boolean[] {true}, new long[] {updatedAtSeconds}, columns);
        WriteReply reply = features.writes()
                .write(WriteRequest.newBuilder().addRows(row.encode()).build())
                .join();
        assertThat(reply.getWritten()).isEqualTo(1);
    }

    ReadReply read(String bundle, long... items) {
        ViewRead.Builder read = ViewRead.newBuilder().setView("item");
        for (long item : items) {
            read.addEntityIds(item);
        }
        return features.read(ReadRequest.newBuilder()
                        .setBundle(bundle)
                        .addReads(read)
                        .build())
                .join();
    }

    static RowColumns rows(ReadReply reply) {
        return RowColumns.decode(reply.getViews(0));
    }
}
