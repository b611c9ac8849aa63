package io.headroom.pipeline;

import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.rows.PointInTimeRows;

/** What a run does once the data are read and split: fit, evaluate, publish. Each step reports through {@link Progress}. */
public interface ModelSteps {

    /** How many progress steps {@link #run} takes, so that the first line can already say of how many. */
    int count();

    /**
     * Runs all steps. Nothing is published unless every one of them succeeds.
     *
     * @param rows computes point-in-time features where a step asks for them
     */
    void run(Dataset dataset, PointInTimeRows rows, PipelineOptions options, Progress progress);
}
