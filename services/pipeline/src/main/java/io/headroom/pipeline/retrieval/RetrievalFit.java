package io.headroom.pipeline.retrieval;

import io.headroom.models.archive.TorchModule;
import io.headroom.models.retrieval.CoVisitationSettings;
import io.headroom.models.retrieval.MergeSettings;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.models.retrieval.TwoTower;
import io.headroom.models.retrieval.TwoTowerModule;
import io.headroom.models.retrieval.VectorIndex;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import java.io.IOException;
import java.util.List;

/** Fits every retrieval model on the events before a moment, and on nothing later. */
public final class RetrievalFit {
    private static final int MOST_EXAMPLES = 200_000;

    private final Dataset dataset;
    private final Timelines timelines;
    private final TwoTowerSettings twoTower;
    private final long seed;

    public RetrievalFit(Dataset dataset, Timelines timelines, TwoTowerSettings twoTower, long seed) {
        this.dataset = dataset;
        this.timelines = timelines;
        this.twoTower = twoTower;
        this.seed = seed;
    }

    /** @param untilSeconds only events strictly before it are read */
    public RetrievalModels before(long untilSeconds) throws IOException {
        Interactions events = dataset.interactions();
        int items = dataset.catalogue().size();
        int end = events.firstAtOrAfter(untilSeconds);
        TorchModule towers = trainTowers(untilSeconds);
        float[][] vectors = TwoTowerModule.itemVectors(towers);
        return new RetrievalModels(
                vectors,
                new TwoTower(TwoTowerModule.userTower(towers, twoTower.tower()), VectorIndex.build(vectors)),
                CoVisitationFit.fit(events, timelines, end, items, CoVisitationSettings.defaults()),
                RankedListFit.popular(events, end, items),
                RankedListFit.fresh(events, end, items),
                MergeSettings.defaults());
    }

    private TorchModule trainTowers(long untilSeconds) throws IOException {
        List<Request> examples =
                Request.ofPositives(dataset.interactions(), timelines, 0, untilSeconds, MOST_EXAMPLES, seed);
        TwoTowerTrainer trainer = new TwoTowerTrainer(
                twoTower, timelines, examples, dataset.catalogue().size(), seed);
        return trainer.train(ItemGenres.table(dataset.catalogue()));
    }
}
