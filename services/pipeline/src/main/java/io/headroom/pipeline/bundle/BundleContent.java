package io.headroom.pipeline.bundle;

import io.headroom.models.rerank.RerankSettings;
import io.headroom.models.retrieval.RetrievalFiles;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.evaluation.OfflineMetrics;
import io.headroom.pipeline.evaluation.ServedRequest;
import io.headroom.pipeline.monitoring.Reference;
import io.headroom.pipeline.monitoring.ReferenceFiles;
import io.headroom.pipeline.monitoring.StateFiles;
import io.headroom.pipeline.ranker.TrainedRanker;
import io.headroom.pipeline.replay.OnlineState;
import io.headroom.pipeline.replay.Timelines;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything a bundle holds, ready to be written.
 *
 * @param heldOut held-out requests to be replayed through the live services, in order of time
 * @param reference requests at the end of the data, for monitoring to compare with
 */
record BundleContent(
        Dataset dataset,
        Timelines timelines,
        RetrievalModels retrieval,
        TrainedRanker ranker,
        RerankSettings rerank,
        OfflineMetrics metrics,
        List<ServedRequest> heldOut,
        Reference reference) {

    /**
     * Writes all files and makes the bundle the current one of its store.
     *
     * @throws PipelineException when services could not start with it; the store is then as it was
     */
    Bundle publish(Path store, Instant createdAt, long seed) {
        if (retrieval.popular().ranked().size() == 0) {
            throw new PipelineException(
                    "no bundle is published: there are no popular items, the answer when nothing else is left");
        }
        long dataAsOf = dataset.newestSeconds();
        OnlineState state = new OnlineState(dataset);
        FeatureFiles features = new FeatureFiles(dataset, timelines, state);
        try (BundleWriter bundle = new BundleWriter(new BundleStore(store))) {
            bundle.array("items/ids.npy", NpyArray.of(dataset.catalogue().itemIds()));
            bundle.json("items/catalogue.json", CatalogueFile.of(dataset.catalogue()));
            features.writeUserIds(bundle);
            // First: the state only moves forward.
            new HeldOutFiles(dataset, timelines, state).write(bundle, features, heldOut);
            features.write(bundle, FeatureFiles.CURRENT, dataAsOf + 1);
            StateFiles.write(bundle, dataset, timelines.userIds(), state);
            // Where everybody has seen everything there are no answers, and monitoring has nothing to compare with.
            if (!reference.rows().isEmpty()) {
                new ReferenceFiles(dataset, ranker.calibratedPositions()).write(bundle, reference);
            }
            RetrievalFiles.write(retrieval, bundle);
            writeRanking(bundle);
            bundle.json("rerank.json", rerank);
            bundle.json("metrics.json", metrics);
            return bundle.publish(
                    createdAt,
                    dataAsOf,
                    seed,
                    Map.of(
                            "user", state.views().userColumns(),
                            "item", state.views().itemColumns(),
                            "dense", List.copyOf(ranker.denseColumns())));
        }
    }

    private void writeRanking(BundleWriter bundle) {
        bundle.copy("ranking/model.pt", ranker.archive());
        bundle.json("ranking/model.json", ranker.contract());
        bundle.json("ranking/calibration.json", ranker.calibration());
        int rows = ranker.referenceScores().length;
        bundle.array(
                "reference/dense.npy",
                NpyArray.of(ranker.referenceDense(), rows, ranker.denseColumns().size()));
        bundle.array("reference/scores.npy", NpyArray.of(ranker.referenceScores()));
    }
}
