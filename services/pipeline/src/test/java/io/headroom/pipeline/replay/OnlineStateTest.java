package io.headroom.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.features.definitions.SourceNames;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.RankerInput;
import io.headroom.pipeline.TestSpark;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.EncodedRows;
import io.headroom.pipeline.dataset.Probes;
import io.headroom.pipeline.rows.PointInTimeRows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineStateTest {
    private static final int REQUESTS = 40;
    private static final int ROWS = 4;

    @TempDir
    private Path directory;

    @Test
    void input_equalsTheRowsOfSparkBitForBit() {
        Dataset dataset = Tastes.dataset(true);
        Probes probes = probes(dataset);
        EncodedRows expected = new PointInTimeRows(TestSpark.session(), directory).compute(dataset, probes);
        OnlineState state = new OnlineState(dataset);
        Timelines timelines = Timelines.of(dataset.interactions());
        RankerContract contract = new RankerContract(
                List.of("dense"),
                state.encoder().names(),
                expected.historyLength(),
                RankerContract.Output.logit,
                List.of(1));

        for (int request = 0; request < REQUESTS; request++) {
            int start = request * ROWS;
            long user = probes.userIds()[start];
            long time = probes.timeSeconds()[start];
            state.advanceTo(time);
            RankerInput input = state.input(
                    contract,
                    user,
                    time,
                    timelines.before(user, time),
                    Arrays.copyOfRange(probes.itemRows(), start, start + ROWS),
                    scores(probes, start));

            int width = expected.width();
            assertThat(input.dense())
                    .containsExactly(Arrays.copyOfRange(expected.dense(), start * width, (start + ROWS) * width));
            assertThat(input.historyRatings()).containsExactly(historyRatings(expected, request));
        }
    }

    private static float[][] scores(Probes probes, int start) {
        float[][] scores = new float[probes.sourceScores().length][];
        for (int source = 0; source < scores.length; source++) {
            scores[source] = Arrays.copyOfRange(probes.sourceScores()[source], start, start + ROWS);
        }
        return scores;
    }

    private static float[] historyRatings(EncodedRows rows, int request) {
        int length = rows.historyLength();
        return Arrays.copyOfRange(rows.historyRatings(), request * length, (request + 1) * length);
    }

    private static Probes probes(Dataset dataset) {
        Random random = new Random(8);
        int rows = REQUESTS * ROWS;
        long[] times = dataset.interactions().timeSeconds();
        Probes probes = new Probes(
                new long[rows],
                new long[rows],
                new int[rows],
                new long[rows],
                new float[rows],
                new float[SourceNames.ALL.size()][rows]);
        for (int row = 0; row < rows; row++) {
            int request = row / ROWS;
            probes.requestIds()[row] = request;
            probes.userIds()[row] = 1 + request * 4L;
            probes.timeSeconds()[row] = times[request * times.length / REQUESTS] + request % 2;
            probes.itemRows()[row] = random.nextInt(dataset.catalogue().size());
            probes.sourceScores()[random.nextInt(4)][row] = Float.NaN;
        }
        return probes;
    }
}
