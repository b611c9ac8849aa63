package io.headroom.ranking.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.headroom.features.definitions.CandidateColumns;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.features.definitions.SourceNames;
import io.headroom.models.archive.NamedTensor;
import io.headroom.models.archive.TorchArchive;
import io.headroom.models.archive.TorchModule;
import io.headroom.models.calibration.Calibration;
import io.headroom.models.items.RatedRows;
import io.headroom.models.ranking.ContractReader;
import io.headroom.models.ranking.ModelOpener;
import io.headroom.models.ranking.RankerContract;
import io.headroom.ranking.TestEngine;
import io.headroom.ranking.TestModels;
import io.headroom.ranking.model.DeviceChoice;
import io.headroom.ranking.model.RankingModel;
import io.headroom.ranking.serving.TinyBundle;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.failures.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorerTest {
    private static final int ITEMS = 300;
    private static final Offset<Float> ROUNDING = Offset.offset(1e-5f);

    private final RowEncoder encoder = new RowEncoder(TinyBundle.views());
    private final Device cpu = TestEngine.started().device(DeviceChoice.CPU);
    private final List<String> forwards = new ArrayList<>();

    @TempDir
    private Path store;

    @Test
    void score_isSameForRow_whateverItIsPaddedTo() {
        ScoringRequest all = request(600, 20);
        try (Scorer scorer = bundled()) {
            float[] together = scorer.score(all);

            assertThat(forwards).containsExactly("512 in 512", "88 in 128");
            for (int count : new int[] {1, 64, 65, 200, 512}) {
                assertThat(scorer.score(first(all, count))).containsExactly(Arrays.copyOf(together, count), ROUNDING);
            }
            assertThat(forwards).endsWith("1 in 64", "64 in 64", "65 in 128", "200 in 256", "512 in 512");
        }
    }

    @Test
    void score_forgetsEarlierRequest_whenMemoryIsKept() {
        ScoringRequest small = request(40, 0);
        try (Scorer scorer = bundled()) {
            float[] before = scorer.score(small);
            scorer.score(request(60, 50));

            assertThat(scorer.score(small)).containsExactly(before);
        }
    }

    @Test
    void score_givesProbabilities() {
        try (Scorer scorer = bundled()) {
            assertThat(scorer.score(request(500, 50))).hasSize(500);
            for (float probability : scorer.score(request(500, 50))) {
                assertThat(probability).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void score_feedsColumnsInModelsOrder_whenContractTakesSome() {
        RankingModel own = new RankingModel(
                TestModels.file("linear.pt"),
                new ContractReader(encoder.names()).read(TestModels.file("linear.json")),
                Calibration.identity());
        ScoringRequest request = request(20, 0);
        float[] rows = new float[20 * encoder.width()];
        encoder.forRequest(request.userValues(), request.userUpdatedAtSeconds(), request.timeSeconds(), "")
                .encodeAll(request.candidates(), rows, 0);

        try (Scorer scorer = scorer(own)) {
            float[] probabilities = scorer.score(request);

            for (int i = 0; i < 20; i++) {
                float logit = 0.5f * column(rows, i, "item_rating_mean")
                        - 0.25f * column(rows, i, "user_known")
                        + 0.125f * column(rows, i, "source_two_tower")
                        + 0.001f * (request.itemRows()[i] + 1);
                assertThat(probabilities[i]).isCloseTo((float) (1 / (1 + Math.exp(-logit))), Offset.offset(1e-3f));
            }
        }
    }

    @Test
    void score_failsByName_whenModelAnswersNoNumber() throws IOException {
        String methods = """
                  def forward(self: __torch__.Roots,
                    item: Tensor) -> Tensor:
                    return torch.sqrt(torch.add(torch.neg(item), 5.))
                """;
        Path archive = store.resolve("roots.pt");
        TorchArchive.write(
                new TorchModule("Roots", methods, List.of(NamedTensor.buffer("unused", new float[1], 1))), archive);
        RankerContract contract =
                new RankerContract(List.of("item"), List.of(), 1, RankerContract.Output.logit, List.of(8));

        try (Scorer scorer = scorer(new RankingModel(archive, contract, Calibration.identity()))) {
            ScoringRequest request = request(3, 0);
            request.itemRows()[0] = 0;
            request.itemRows()[1] = 100;

            assertThatThrownBy(() -> scorer.score(request))
                    .isInstanceOf(ServiceException.class)
                    .hasMessage("the ranking model answered NaN for candidate 1");
        }
    }

    private float column(float[] rows, int row, String name) {
        return rows[row * encoder.width() + encoder.names().indexOf(name)];
    }

    private Scorer bundled() {
        Bundle bundle = TinyBundle.publish(store, ITEMS);
        return scorer(RankingModel.of(bundle, new ContractReader(encoder.names())));
    }

    private Scorer scorer(RankingModel model) {
        return new Scorer(
                ModelOpener.open(model.archive(), model.contract(), cpu),
                model,
                encoder,
                (rows, padded, nanos) -> forwards.add(rows + " in " + padded));
    }

    private static ScoringRequest request(int count, int history) {
        SplittableRandom random = new SplittableRandom(count * 31L + history);
        FeatureViews views = TinyBundle.views();
        int[] itemRows = random.ints(count, -1, ITEMS).toArray();
        CandidateColumns candidates = new CandidateColumns(
                count,
                floats(random, views.itemWidth() * count),
                random.longs(count, 0, TinyBundle.DATA_AS_OF).toArray(),
                random.longs(count, 0, 1 << 10).toArray(),
                random.ints(count, 1950, 2020).toArray(),
                floats(random, SourceNames.ALL.size() * count));
        RatedRows recent = new RatedRows(random.ints(history, 0, ITEMS).toArray(), floats(random, history));
        return new ScoringRequest(
                TinyBundle.DATA_AS_OF,
                "tv",
                floats(random, views.userWidth()),
                1_400_000_000,
                candidates,
                itemRows,
                recent);
    }

    private static ScoringRequest first(ScoringRequest all, int count) {
        CandidateColumns columns = all.candidates();
        CandidateColumns some = new CandidateColumns(
                count,
                firstOfEach(columns.itemValues(), columns.count(), count),
                Arrays.copyOf(columns.updatedAtSeconds(), count),
                Arrays.copyOf(columns.genreMasks(), count),
                Arrays.copyOf(columns.years(), count),
                firstOfEach(columns.sourceScores(), columns.count(), count));
        return new ScoringRequest(
                all.timeSeconds(),
                all.device(),
                all.userValues(),
                all.userUpdatedAtSeconds(),
                some,
                Arrays.copyOf(all.itemRows(), count),
                all.history());
    }

    private static float[] firstOfEach(float[] columns, int length, int count) {
        float[] result = new float[columns.length / length * count];
        for (int column = 0; column < columns.length / length; column++) {
            System.arraycopy(columns, column * length, result, column * count, count);
        }
        return result;
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() * 5;
        }
        return values;
    }
}
