package io.headroom.pipeline;

import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.rows.PointInTimeRows;

/** Stands where the model steps will. */
final class NoModels implements ModelSteps {

    @Override
    public int count() {
        return 0;
    }

    @Override
    public void run(Dataset dataset, PointInTimeRows rows, PipelineOptions options, Progress progress) {
        throw new PipelineException(
                "this build reads and splits data, but has no model steps yet; nothing was published");
    }
}
