package io.headroom.ranking.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import io.headroom.models.calibration.Calibration;
import io.headroom.models.ranking.ContractReader;
import io.headroom.models.ranking.ModelOpener;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.RankerInput;
import io.headroom.models.ranking.RankingModelException;
import io.headroom.models.ranking.TorchRanker;
import io.headroom.ranking.TestEngine;
import io.headroom.ranking.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelOpenerTest {
    private static final List<String> COLUMNS = List.of("item_rating_mean", "user_known", "source_two_tower");

    private final Device cpu = TestEngine.started().device(DeviceChoice.CPU);

    @Test
    void open_runsArchiveThatPyTorchItselfWrote() {
        RankingModel model = model("linear.pt", List.of("dense", "item"), RankerContract.Output.logit);

        try (TorchRanker ranker = ModelOpener.open(model.archive(), model.contract(), cpu)) {
            float[] dense = new float[8 * 3];
            dense[0] = 1;
            dense[1] = 2;
            dense[2] = 4;
            long[] items = {100, 0, 0, 0, 0, 0, 0, 0};
            float[] answers = ranker.score(new RankerInput(2, 8, dense, items, new long[1], new float[1]));

            assertThat(answers).containsExactly(new float[] {0.5f - 0.5f + 0.5f + 0.1f, 0}, Offset.offset(1e-6f));
        }
    }

    @Test
    void open_saysWhatCameBack_whenOutputHasWrongShape() {
        RankingModel model = model("pairs.pt", List.of("dense", "item"), RankerContract.Output.logit);

        assertThatThrownBy(() -> ModelOpener.open(model.archive(), model.contract(), cpu))
                .isInstanceOf(RankingModelException.class)
                .hasMessageContaining("pairs.pt does not fit its contract")
                .hasMessageContaining("for 8 rows")
                .hasMessageContaining("the model returned 16 values for 8 rows");
    }

    @Test
    void open_repeatsWhatPyTorchSaid_whenModelTakesOtherInputs() {
        RankingModel model = model("linear.pt", List.of("dense"), RankerContract.Output.logit);

        assertThatThrownBy(() -> ModelOpener.open(model.archive(), model.contract(), cpu))
                .isInstanceOf(RankingModelException.class)
                .hasMessageContaining("linear.pt does not fit its contract: called with [dense]")
                .hasMessageContaining("missing value for argument 'item'")
                .hasMessageNotContaining("\n");
    }

    @Test
    void open_namesFile_whenNoArchive(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("model.pt"), "not an archive");
        RankingModel model = new RankingModel(
                file, contract(List.of("dense", "item"), RankerContract.Output.logit), Calibration.identity());

        assertThatThrownBy(() -> ModelOpener.open(model.archive(), model.contract(), cpu))
                .isInstanceOf(RankingModelException.class)
                .hasMessageContaining(file + " is not a TorchScript archive that loads")
                .hasMessageNotContaining("\n");
    }

    @Test
    void device_saysWhatToDo_whenGpuIsAskedForAndAbsent() {
        assumeTrue(TestEngine.started().device(DeviceChoice.AUTO).equals(Device.cpu()), "this machine has a GPU");

        assertThatThrownBy(() -> TestEngine.started().device(DeviceChoice.GPU))
                .isInstanceOf(RankingModelException.class)
                .hasMessageStartingWith("headroom.ranking.device is gpu, but PyTorch 2.")
                .hasMessageContaining("set it to auto or cpu");
    }

    @Test
    void choose_namesMissingKey_whenOnlyOneFileIsGiven() {
        ContractReader contracts = new ContractReader(COLUMNS);

        assertThatThrownBy(() -> RankingModel.choose(
                        Optional.of(Path.of("own.pt")), Optional.empty(), TestModels.noBundle(), contracts))
                .isInstanceOf(RankingModelException.class)
                .hasMessage("headroom.ranking.model.file is set, but headroom.ranking.model.contract is not;"
                        + " a model of your own needs both");
    }

    private static RankingModel model(String archive, List<String> inputs, RankerContract.Output output) {
        return new RankingModel(TestModels.file(archive), contract(inputs, output), Calibration.identity());
    }

    private static RankerContract contract(List<String> inputs, RankerContract.Output output) {
        return new RankerContract(inputs, COLUMNS, 1, output, List.of(8, 32));
    }
}
