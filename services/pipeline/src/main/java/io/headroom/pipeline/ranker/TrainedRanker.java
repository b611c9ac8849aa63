package io.headroom.pipeline.ranker;

import io.headroom.models.calibration.Calibration;
import io.headroom.models.ranking.RankerContract;
import java.nio.file.Path;
import java.util.List;

/**
 * A ranking model ready for a bundle.
 *
 * @param archive the TorchScript archive
 * @param denseColumns names of the columns the row encoder writes, of which the model takes those its contract names
 * @param referenceDense a sample of the dense rows it was trained on, row by row: what monitoring compares with
 * @param referenceScores what the model says of those rows
 * @param calibratedPositions of each row it was calibrated on, the place in the list shown, from 1; 0 where nothing was shown
 * @param examples how many rows there were to learn from
 */
public record TrainedRanker(
        Path archive,
        RankerContract contract,
        Calibration calibration,
        List<String> denseColumns,
        float[] referenceDense,
        float[] referenceScores,
        int[] calibratedPositions,
        int examples) {}
