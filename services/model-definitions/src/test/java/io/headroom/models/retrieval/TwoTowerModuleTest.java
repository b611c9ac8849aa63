package io.headroom.models.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.headroom.models.archive.NamedTensor;
import io.headroom.models.archive.TorchArchive;
import io.headroom.models.archive.TorchModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoTowerModuleTest {
    private static final TowerSettings SETTINGS = new TowerSettings(8, 12, 5);

    @TempDir
    private Path directory;

    @Test
    void userTower_equalsTheTorchScriptOfTraining() throws IOException, MalformedModelException {
        TorchModule module = randomModule();
        float[] user = TwoTowerModule.userTower(module, SETTINGS).embed(new int[] {3, 0, 5}, new float[] {5f, 2f, 4f});

        float[] expected = run(module, "user", new long[] {4, 1, 6, 0, 0}, new float[] {5f, 2f, 4f, 0, 0});

        assertThat(user).containsExactly(expected, within(1e-5f));
    }

    @Test
    void itemVectors_equalTheTorchScriptOfTraining() throws IOException, MalformedModelException {
        TorchModule module = randomModule();
        float[][] vectors = TwoTowerModule.itemVectors(module);

        assertThat(vectors).hasNumberOfRows(6);
        assertThat(vectors[2]).containsExactly(run(module, "item", new long[] {3}, new float[0]), within(1e-5f));
    }

    private static TorchModule randomModule() {
        Random random = new Random(11);
        float[][] genres = new float[7][3];
        for (int item = 1; item < genres.length; item++) {
            genres[item][item % 3] = 1;
        }
        TorchModule initial = TwoTowerModule.initial(SETTINGS, genres, 0.1f, random);
        return initial.with(initial.tensors().stream()
                .map(tensor -> tensor.trainable() ? shaken(tensor, random) : tensor)
                .toList());
    }

    private static NamedTensor shaken(NamedTensor tensor, Random random) {
        float[] values = tensor.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) random.nextGaussian() * 0.3f;
        }
        return tensor.with(values);
    }

    private float[] run(TorchModule module, String method, long[] items, float[] ratings)
            throws IOException, MalformedModelException {
        Path archive = directory.resolve("towers.pt");
        TorchArchive.write(module, archive);
        try (Model model = Model.newInstance("towers", "PyTorch")) {
            model.load(archive);
            try (NDManager manager = model.getNDManager().newSubManager()) {
                boolean user = ratings.length > 0;
                NDList inputs = new NDList(manager.create(items, user ? new Shape(1, items.length) : new Shape(1)));
                if (user) {
                    inputs.add(manager.create(ratings, new Shape(1, ratings.length)));
                }
                NDArray choice = manager.create(0f);
                choice.setName("module_method:" + method);
                inputs.add(choice);
                return model.getBlock()
                        .forward(new ParameterStore(model.getNDManager(), false), inputs, false)
                        .singletonOrThrow()
                        .toFloatArray();
            }
        }
    }
}
