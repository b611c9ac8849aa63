package io.headroom.pipeline.ranker;

import io.headroom.models.archive.TorchModule;
import io.headroom.models.calibration.Calibration;
import io.headroom.models.ranking.RankerContract;

/**
 * A ranking model ready for a bundle.
 *
 * @param referenceDense a sample of the dense rows it was trained on, row by row: what monitoring compares with
 * @param referenceScores the logits of those rows
 * @param examples how many rows it learned from
 */
public record TrainedRanker(
        TorchModule module,
        RankerContract contract,
        Calibration calibration,
        float[] referenceDense,
        float[] referenceScores,
        int examples) {}
