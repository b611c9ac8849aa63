package io.headroom.models.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.headroom.models.archive.NamedTensor;
import io.headroom.models.archive.TorchArchive;
import io.headroom.models.archive.TorchModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchRankerTest {
    private static final RankerSettings SETTINGS = new RankerSettings(4, 16, 8, 5, 10);
    private static final RankerContract CONTRACT = new RankerContract(
            List.of("dense", "item", "history", "historyRating"),
            List.of("a", "b", "c"),
            5,
            RankerContract.Output.logit,
            List.of(4, 8));

    @TempDir
    private Path directory;

    @Test
    void score_doesNotDependOnPaddingOrOtherRows() throws IOException {
        try (TorchRanker ranker = TorchRanker.open(bundled(), CONTRACT, Device.cpu())) {
            float[] three = ranker.score(input(3, 4));
            float[] two = ranker.score(input(2, 8));

            assertThat(three).hasSize(3);
            assertThat(two).containsExactly(Arrays.copyOf(three, 2), within(1e-5f));
            assertThat(three[0]).isNotEqualTo(three[1]);
        }
    }

    @Test
    void score_isFinite_whenTheUserHasNoHistory() throws IOException {
        try (TorchRanker ranker = TorchRanker.open(bundled(), CONTRACT, Device.cpu())) {
            RankerInput cold = new RankerInput(1, 1, new float[] {1, 2, 3}, new long[] {1}, new long[5], new float[5]);
            assertThat(ranker.score(cold)[0]).isFinite();
        }
    }

    @Test
    void score_takesOnlyTheInputsItsContractNames() throws IOException {
        TorchModule sum =
                new TorchModule("Sum", """
                  def forward(self: __torch__.Sum,
                    dense: Tensor) -> Tensor:
                    return torch.sum(torch.mul(dense, self.weights), [-1])
                """, List.of(NamedTensor.parameter("weights", new float[] {1, 10}, 2)));
        Path archive = directory.resolve("sum.pt");
        TorchArchive.write(sum, archive);
        RankerContract contract = new RankerContract(
                List.of("dense"), List.of("a", "c"), 1, RankerContract.Output.probability, List.of(2));

        try (TorchRanker ranker = TorchRanker.open(archive, contract, Device.cpu())) {
            RankerInput input = new RankerInput(2, 2, new float[] {1, 2, 3, 4}, new long[2], new long[1], new float[1]);
            assertThat(ranker.score(input)).containsExactly(21f, 43f);
        }
    }

    @Test
    void open_namesTheFile_whenItIsNoArchive() throws IOException {
        Path file = Files.writeString(directory.resolve("model.pt"), "not an archive");
        assertThatThrownBy(() -> TorchRanker.open(file, CONTRACT, Device.cpu()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is not a TorchScript archive that loads");
    }

    private Path bundled() throws IOException {
        Random random = new Random(5);
        float[][] genres = new float[10][2];
        TorchModule initial =
                RankerModule.initial(SETTINGS, genres, new float[3], new float[] {1, 1, 1}, new float[3], random);
        TorchModule shaken = initial.with(initial.tensors().stream()
                .map(tensor -> tensor.trainable() ? shake(tensor, random) : tensor)
                .toList());
        Path archive = directory.resolve("ranker.pt");
        TorchArchive.write(shaken, archive);
        return archive;
    }

    private static NamedTensor shake(NamedTensor tensor, Random random) {
        float[] values = tensor.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) random.nextGaussian() * 0.2f;
        }
        return tensor.with(values);
    }

    private static RankerInput input(int rows, int padded) {
        float[] dense = new float[padded * 3];
        long[] items = new long[padded];
        for (int row = 0; row < rows; row++) {
            dense[row * 3] = row + 1;
            dense[row * 3 + 1] = -row;
            items[row] = row + 1L;
        }
        return new RankerInput(rows, padded, dense, items, new long[] {3, 2, 0, 0, 0}, new float[] {5, 3, 0, 0, 0});
    }
}
