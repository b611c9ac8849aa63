package io.headroom.pipeline.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.models.calibration.Calibration;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.rerank.RerankSettings;
import io.headroom.models.retrieval.RetrievalFiles;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.pipeline.PipelineOptions;
import io.headroom.pipeline.Progress;
import io.headroom.pipeline.TestSpark;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.replay.Tastes;
import io.headroom.pipeline.rows.PointInTimeRows;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.monitoring.MonitoringFiles;
import io.headroom.runtime.bundle.monitoring.ReferenceStatement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedModelsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    private Path directory;

    @Test
    void run_publishesModelsThatBeatTheBaseline_whereThereAreOnlyRatings() throws IOException {
        Bundle bundle = build(Tastes.dataset(false), "first");
        JsonNode models = bundle.json("metrics.json").get("models");

        assertThat(models.at("/headroom/ndcg@10").doubleValue())
                .isGreaterThan(1.3 * models.at("/popular/ndcg@10").doubleValue());
        assertThat(models.at("/headroom/recall@100").doubleValue()).isGreaterThan(0.9);
        assertThat(bundle.json("metrics.json").at("/protocol/probabilitiesOver").textValue())
                .isEqualTo("candidates");
        assertFilesFitTogether(bundle);
        new PublishedReference(bundle).assertServesTheSame();
        ReferenceStatement statement = new MonitoringFiles(bundle).statement();
        assertThat(statement.propensities()).isEmpty();
        assertThat(statement.clickFactor(3)).isEqualTo(1);
        assertThat(statement.probabilityOf()).contains("not of a click");
    }

    @Test
    void run_learnsClicks_whereThereAreImpressions() throws IOException {
        Bundle bundle = build(Tastes.dataset(true), "first");
        JsonNode metrics = bundle.json("metrics.json");

        assertThat(metrics.at("/protocol/probabilitiesOver").textValue()).isEqualTo("impressions");
        assertThat(metrics.at("/models/headroom/auc").doubleValue()).isGreaterThan(0.65);
        assertThat(metrics.at("/models/headroom/ece").doubleValue()).isLessThan(0.1);
        new PublishedReference(bundle).assertServesTheSame();
        ReferenceStatement statement = new MonitoringFiles(bundle).statement();
        // In that world a place is looked at a tenth less often than the one before it.
        assertThat(statement.propensities()).hasSize(5).startsWith(1.0);
        assertThat(statement.propensities().getLast()).isCloseTo(0.6, within(0.12));
        assertThat(statement.calibrationExamination()).isCloseTo(0.8, within(0.08));
        assertThat(statement.probabilityOf()).startsWith("a click on the item");
    }

    @Test
    void run_givesTheSameMetrics_whenRunTwice() throws IOException {
        JsonNode first = build(Tastes.dataset(false), "first").json("metrics.json");
        JsonNode second = build(Tastes.dataset(false), "second").json("metrics.json");

        assertThat(second.get("models")).isEqualTo(first.get("models"));
        assertThat(second.get("sources")).isEqualTo(first.get("sources"));
    }

    private Bundle build(Dataset dataset, String store) {
        Path bundles = directory.resolve(store);
        PipelineOptions options = new PipelineOptions(directory, bundles, directory, 1, true, Optional.empty());
        PointInTimeRows rows = new PointInTimeRows(TestSpark.session(), directory.resolve("rows"));
        TrainedModels models = new TrainedModels(CLOCK);
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        models.run(dataset, rows, options, new Progress(silent, CLOCK, models.count()));
        return new BundleStore(bundles).openCurrent();
    }

    private static void assertFilesFitTogether(Bundle bundle) throws IOException {
        int items = bundle.array("items/ids.npy").rows();
        int users = bundle.array("users/ids.npy").rows();
        FeatureViews views =
                FeatureViews.ofUserColumns(bundle.manifest().features().get("user"));

        assertThat(bundle.json("items/catalogue.json")).hasSize(items);
        assertThat(bundle.array("features/user.npy").shape()).containsExactly(users, views.userWidth());
        assertThat(bundle.array("features/item.npy").shape()).containsExactly(items, views.itemWidth());
        long[] histories = bundle.array("features/history_offsets.npy").longs();
        assertThat(histories).hasSize(users + 1);
        assertThat(bundle.array("features/history_items.npy").rows()).isEqualTo((int) histories[users]);
        assertThat(bundle.array("heldout/features/user.npy").shape()).containsExactly(users, views.userWidth());
        int heldOut = bundle.array("heldout/requests/users.npy").rows();
        assertThat(heldOut).isBetween(1, 300);
        assertThat(bundle.array("heldout/requests/answer_items.npy").rows()).isEqualTo(10 * heldOut);
        long[] seen = bundle.array("features/seen_offsets.npy").longs();
        assertThat(bundle.array("features/seen_items.npy").rows()).isEqualTo((int) seen[users]);
        RankerContract contract = bundle.json("ranking/model.json", RankerContract.class);
        assertThat(contract.dense()).isEqualTo(bundle.manifest().features().get("dense"));
        assertThat(bundle.json("ranking/calibration.json", Calibration.class).probability(0))
                .isBetween(0f, 1f);
        assertThat(bundle.json("rerank.json", RerankSettings.class)).isEqualTo(RerankSettings.defaults());
        try (RetrievalModels retrieval = RetrievalFiles.read(bundle)) {
            RetrievalQuery query = new RetrievalQuery(new int[] {3, 8}, new float[] {5, 5}, new BitSet());
            assertThat(retrieval.merger().merge(query, 50).rows()).hasSize(50);
        }
    }
}
