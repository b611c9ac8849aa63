package io.headroom.pipeline.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.features.definitions.SourceNames;
import io.headroom.features.definitions.UserHistory;
import io.headroom.pipeline.TestSpark;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.EncodedRows;
import io.headroom.pipeline.dataset.Probes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeRowsTest {

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void compute_equalsTheTimelineBitForBit_whenTimesCollide(boolean withImpressions) {
        SmallWorld world = new SmallWorld(7);
        Dataset dataset = world.dataset(withImpressions);
        Probes probes = world.probes(200);

        EncodedRows rows = new PointInTimeRows(TestSpark.session(), work).compute(dataset, probes);

        assertThat(rows.size()).isEqualTo(probes.size());
        assertThat(rows.requestOf())
                .isEqualTo(IntStream.range(0, probes.size()).map(i -> i / 5).toArray());
        RowEncoder encoder = new RowEncoder(new FeatureViews(dataset.catalogue().genreColumns()));
        assertThat(rows.columns()).isEqualTo(encoder.names());
        Timeline timeline = new Timeline(dataset);
        IntStream.range(0, probes.size())
                .boxed()
                .sorted(Comparator.comparingLong(probe -> probes.timeSeconds()[probe]))
                .forEach(probe -> {
                    timeline.advanceTo(probes.timeSeconds()[probe]);
                    assertRow(rows, probe, expectedRow(timeline, encoder, probes, probe));
                    assertHistory(
                            rows,
                            probe,
                            dataset,
                            timeline.user(probes.userIds()[probe])
                                    .map(UserState::history)
                                    .orElseGet(UserHistory::new));
                });
    }

    private static float[] expectedRow(Timeline timeline, RowEncoder encoder, Probes probes, int probe) {
        float[] scores = new float[SourceNames.ALL.size()];
        for (int source = 0; source < scores.length; source++) {
            scores[source] = probes.sourceScores()[source][probe];
        }
        float[] row = new float[encoder.width()];
        timeline.request(encoder, probes.userIds()[probe], "")
                .encode(timeline.candidates(new int[] {probes.itemRows()[probe]}, scores), 0, row, 0);
        return row;
    }

    private static void assertRow(EncodedRows rows, int probe, float[] expected) {
        float[] actual = Arrays.copyOfRange(rows.dense(), probe * rows.width(), (probe + 1) * rows.width());
        for (int column = 0; column < expected.length; column++) {
            assertThat(Float.floatToRawIntBits(actual[column]))
                    .as("probe %d, %s: %s and %s", probe, rows.columns().get(column), actual[column], expected[column])
                    .isEqualTo(Float.floatToRawIntBits(expected[column]));
        }
    }

    private static void assertHistory(EncodedRows rows, int probe, Dataset dataset, UserHistory history) {
        int offset = rows.requestOf()[probe] * rows.historyLength();
        for (int age = 0; age < rows.historyLength(); age++) {
            boolean there = age < history.size();
            assertThat(rows.historyItems()[offset + age])
                    .isEqualTo(there ? dataset.catalogue().rowOf().get(history.item(age)) + 1 : 0);
            assertThat(rows.historyRatings()[offset + age]).isEqualTo(there ? history.rating(age) : 0);
        }
    }
}
