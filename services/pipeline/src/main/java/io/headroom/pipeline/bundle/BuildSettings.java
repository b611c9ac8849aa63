package io.headroom.pipeline.bundle;

import io.headroom.models.rerank.RerankSettings;
import io.headroom.pipeline.evaluation.EvaluationSettings;
import io.headroom.pipeline.merging.MergeSearchSettings;
import io.headroom.pipeline.ranker.ExampleSettings;
import io.headroom.pipeline.ranker.RankerTrainingSettings;
import io.headroom.pipeline.retrieval.TwoTowerSettings;

/**
 * Everything that decides how long a build takes and how good its models are.
 *
 * @param referenceRequests how many requests are replayed for monitoring to compare with
 */
record BuildSettings(
        TwoTowerSettings twoTower,
        MergeSearchSettings merge,
        ExampleSettings examples,
        RankerTrainingSettings ranker,
        EvaluationSettings evaluation,
        RerankSettings rerank,
        int referenceRequests) {

    static BuildSettings full() {
        return new BuildSettings(
                TwoTowerSettings.defaults(),
                MergeSearchSettings.defaults(),
                ExampleSettings.defaults(),
                RankerTrainingSettings.defaults(),
                EvaluationSettings.defaults(),
                RerankSettings.defaults(),
                3_000);
    }

    /** For a look: every step is taken, none for long. */
    static BuildSettings quick() {
        return new BuildSettings(
                TwoTowerSettings.quick(),
                MergeSearchSettings.quick(),
                ExampleSettings.quick(),
                RankerTrainingSettings.quick(),
                EvaluationSettings.quick(),
                RerankSettings.defaults(),
                600);
    }
}
