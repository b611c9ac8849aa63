package io.headroom.models.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.features.definitions.SourceNames;
import io.headroom.models.archive.TorchModule;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalFilesTest {
    private static final TowerSettings SETTINGS = new TowerSettings(8, 6, 5);

    @TempDir
    private Path directory;

    @Test
    void read_answersAsTheModelsThatWereWritten() throws IOException {
        RetrievalQuery query = new RetrievalQuery(new int[] {4, 2}, new float[] {5f, 3f}, new BitSet());
        try (RetrievalModels written = models();
                RetrievalModels read = RetrievalFiles.read(bundle(written))) {
            Candidates expected = written.merger().merge(query, 20);
            Candidates actual = read.merger().merge(query, 20);

            assertThat(actual.rows()).containsExactly(expected.rows());
            assertThat(actual.sourceNames()).isEqualTo(SourceNames.ALL);
            assertThat(Arrays.deepEquals(actual.sourceScores(), expected.sourceScores()))
                    .isTrue();
        }
    }

    private Bundle bundle(RetrievalModels models) {
        try (BundleWriter writer = new BundleWriter(new BundleStore(directory))) {
            RetrievalFiles.write(models, writer);
            return writer.publish(Instant.EPOCH, 0, 1, Map.of());
        }
    }

    private static RetrievalModels models() throws IOException {
        TorchModule towers = TwoTowerModule.initial(SETTINGS, new float[41][3], 0.1f, new Random(2));
        float[][] vectors = TwoTowerModule.itemVectors(towers);
        int[] offsets = new int[41];
        Arrays.fill(offsets, 5, 41, 2);
        return new RetrievalModels(
                vectors,
                new TwoTower(TwoTowerModule.userTower(towers, SETTINGS), VectorIndex.build(vectors)),
                new CoVisitation(offsets, new int[] {7, 9}, new float[] {0.5f, 0.1f}, CoVisitationSettings.defaults()),
                new RankedItems(SourceNames.POPULAR, new ScoredRows(new int[] {1, 7}, new float[] {0f, -1f})),
                new RankedItems(SourceNames.FRESH, new ScoredRows(new int[] {39}, new float[] {0f})),
                MergeSettings.defaults());
    }
}
