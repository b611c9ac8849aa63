package io.headroom.pipeline.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.models.retrieval.CoVisitationSettings;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Tastes;
import io.headroom.pipeline.replay.Timelines;
import io.headroom.pipeline.retrieval.RetrievalFit;
import io.headroom.pipeline.retrieval.TwoTowerSettings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is better for co-visitation alone can be worse for all sources together: then everything stays as it was. */
class MergeSearchFallbackTest {
    private static final int SEEDS = 30;

    /** Without rounds only the decay of histories is searched for, so that nothing makes up for a bad one; few requests, so that one is. */
    private static final MergeSearchSettings DECAY_ONLY = new MergeSearchSettings(12, 20, 10, 0);

    private final Dataset dataset = Tastes.dataset(false);
    private final Timelines timelines = Timelines.of(dataset.interactions());

    @Test
    void choose_isNeverWorseOnTheValidationWindow_andKeepsWhatItBeganWithElse() throws IOException {
        int kept = 0;
        try (RetrievalModels models = new RetrievalFit(dataset, timelines, TwoTowerSettings.quick(), 1)
                .before(dataset.split().t1Seconds())) {
            for (int seed = 0; seed < SEEDS; seed++) {
                MergeChoice choice = new MergeSearch(DECAY_ONLY).choose(dataset, timelines, models, seed);
                assertThat(value(choice.applied(models), seed)).isGreaterThanOrEqualTo(value(models, seed));
                boolean isUnchanged =
                        choice.history().equals(models.coVisitation().settings());
                kept += isUnchanged && !alone(models, seed).equals(choice.history()) ? 1 : 0;
            }
        }
        assertThat(kept).as("seeds at which the search fell back").isPositive();
    }

    /** What the search for the decay says when it is asked by itself. */
    private CoVisitationSettings alone(RetrievalModels models, long seed) {
        return new HistoryDecaySearch(timelines, requests(seed), DECAY_ONLY).choose(models);
    }

    private double value(RetrievalModels models, long seed) {
        return MergeTrials.of(models.merger(), timelines, requests(seed), DECAY_ONLY.candidates())
                .quality(models.mergeSettings())
                .value(DECAY_ONLY.orderWeight());
    }

    private List<Request> requests(long seed) {
        return Request.ofPositives(
                dataset.interactions(),
                timelines,
                dataset.split().t1Seconds(),
                dataset.split().t2Seconds(),
                DECAY_ONLY.requests(),
                seed);
    }
}
