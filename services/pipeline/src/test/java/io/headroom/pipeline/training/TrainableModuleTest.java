package io.headroom.pipeline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headroom.models.archive.Initial;
import io.headroom.models.archive.NamedTensor;
import io.headroom.models.archive.TorchModule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainableModuleTest {
    private static final TorchModule LINE = new TorchModule(
            "Line",
            """
              def loss(self: __torch__.Line,
                x: Tensor,
                y: Tensor) -> Tensor:
                miss = torch.sub(torch.add(torch.mul(x, self.slope), self.offset), y)
                return torch.mean(torch.mul(torch.mul(miss, miss), self.scale))
            """,
            List.of(
                    Initial.zeros("slope", 1),
                    Initial.zeros("offset", 1),
                    NamedTensor.buffer("scale", new float[] {2f}, 1)));

    @Test
    void step_learnsParameters_andLeavesBuffersAlone() throws IOException {
        try (TrainableModule module = TrainableModule.open(LINE, new CosineRate(0.3f, 300), 0)) {
            float first = module.loss(TrainableModuleTest::points);
            for (int step = 0; step < 300; step++) {
                module.step(TrainableModuleTest::points);
            }
            TorchModule learned = module.snapshot();

            assertThat(module.loss(TrainableModuleTest::points)).isLessThan(first / 1000);
            assertThat(learned.tensor("slope").values()[0]).isCloseTo(3f, within(0.05f));
            assertThat(learned.tensor("offset").values()[0]).isCloseTo(-1f, within(0.05f));
            assertThat(learned.tensor("scale").values()).containsExactly(2f);
        }
    }

    @Test
    void step_givesTheSameParameters_whenRunTwice() throws IOException {
        assertThat(slopeAfter(5)).isEqualTo(slopeAfter(5));
    }

    private static float slopeAfter(int steps) throws IOException {
        try (TrainableModule module = TrainableModule.open(LINE, new CosineRate(0.1f, steps), 0)) {
            for (int step = 0; step < steps; step++) {
                module.step(TrainableModuleTest::points);
            }
            return module.snapshot().tensor("slope").values()[0];
        }
    }

    /** y = 3x - 1. */
    private static NDList points(NDManager manager) {
        return new NDList(manager.create(new float[] {0, 1, 2, -1}), manager.create(new float[] {-1, 2, 5, -4}));
    }
}
