package io.headroom.pipeline.ranker;

import ai.djl.Device;
import io.headroom.models.ranking.DenseSelection;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.RankerInput;
import io.headroom.models.ranking.TorchRanker;
import io.headroom.pipeline.dataset.EncodedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** What the model says of all examples, through the archive and the class that serve. */
final class ExampleScores {
    private ExampleScores() {}

    static float[] of(Path archive, RankerContract contract, Examples examples, EncodedRows encoded)
            throws IOException {
        DenseSelection selection = DenseSelection.of(contract.dense(), encoded.columns());
        try (TorchRanker ranker = TorchRanker.open(archive, contract, Device.cpu())) {
            float[] values = new float[encoded.size()];
            for (int group = 0; group < examples.groups(); group++) {
                float[] scored = ranker.score(input(contract, selection, examples, encoded, group));
                System.arraycopy(scored, 0, values, examples.starts()[group], scored.length);
            }
            return values;
        }
    }

    private static RankerInput input(
            RankerContract contract, DenseSelection selection, Examples examples, EncodedRows encoded, int group) {
        int start = examples.starts()[group];
        int size = examples.size(group);
        int width = encoded.width();
        long[] items = new long[size];
        for (int i = 0; i < size; i++) {
            items[i] = examples.probes().itemRows()[start + i] + 1L;
        }
        int length = contract.historyLength();
        int request = encoded.requestOf()[start] * encoded.historyLength();
        long[] history = new long[length];
        float[] historyRatings = new float[length];
        for (int age = 0; age < Math.min(length, encoded.historyLength()); age++) {
            history[age] = encoded.historyItems()[request + age];
            historyRatings[age] = encoded.historyRatings()[request + age];
        }
        return new RankerInput(
                size,
                size,
                selection.select(Arrays.copyOfRange(encoded.dense(), start * width, (start + size) * width), size),
                items,
                history,
                historyRatings);
    }
}
