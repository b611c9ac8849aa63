package io.headroom.pipeline.ranker;

import ai.djl.Device;
import io.headroom.models.archive.TorchArchive;
import io.headroom.models.archive.TorchModule;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.RankerInput;
import io.headroom.models.ranking.TorchRanker;
import io.headroom.pipeline.dataset.EncodedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Logits of all examples, through the archive and the class that serve. */
final class ExampleScores {
    private ExampleScores() {}

    static float[] of(TorchModule module, RankerContract contract, Examples examples, EncodedRows encoded)
            throws IOException {
        Path archive = Files.createTempFile("headroom-ranker", ".pt");
        try {
            TorchArchive.write(module, archive);
            try (TorchRanker ranker = TorchRanker.open(archive, contract, Device.cpu())) {
                float[] logits = new float[encoded.size()];
                for (int group = 0; group < examples.groups(); group++) {
                    float[] scored = ranker.score(input(contract, examples, encoded, group));
                    System.arraycopy(scored, 0, logits, examples.starts()[group], scored.length);
                }
                return logits;
            }
        } finally {
            Files.delete(archive);
        }
    }

    private static RankerInput input(RankerContract contract, Examples examples, EncodedRows encoded, int group) {
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
        for (int age = 0; age < length; age++) {
            history[age] = encoded.historyItems()[request + age];
        }
        return new RankerInput(
                size,
                size,
                Arrays.copyOfRange(encoded.dense(), start * width, (start + size) * width),
                items,
                history,
                Arrays.copyOfRange(encoded.historyRatings(), request, request + length));
    }
}
