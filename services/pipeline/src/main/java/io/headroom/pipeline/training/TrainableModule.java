package io.headroom.pipeline.training;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.util.Pair;
import io.headroom.models.archive.NamedTensor;
import io.headroom.models.archive.TorchArchive;
import io.headroom.models.archive.TorchModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A TorchScript module whose parameters learn: gradients come from PyTorch's autograd through the very code that serves, Adam moves the
 * parameters. Not thread-safe.
 */
public final class TrainableModule implements AutoCloseable {
    private final TorchModule definition;
    private final Model model;
    private final Block block;
    private final ParameterStore store;
    private final Optimizer optimizer;

    private TrainableModule(TorchModule definition, Model model, Optimizer optimizer) {
        this.definition = definition;
        this.model = model;
        this.block = model.getBlock();
        this.store = new ParameterStore(model.getNDManager(), false);
        this.optimizer = optimizer;
    }

    /**
     * Loads a module for training.
     *
     * @param learningRate the rate of each step, counted from 1, for every parameter
     * @param weightDecay what is added to each gradient, as a multiple of the parameter
     */
    public static TrainableModule open(TorchModule definition, ParameterTracker learningRate, float weightDecay)
            throws IOException {
        Path archive = Files.createTempFile("headroom-" + definition.className(), ".pt");
        Model model = Model.newInstance(definition.className(), "PyTorch");
        try {
            TorchArchive.write(definition, archive);
            model.load(archive, null, Map.of("trainParam", "true"));
        } catch (MalformedModelException e) {
            model.close();
            throw new IOException("module " + definition.className() + " does not load: " + e.getMessage(), e);
        } finally {
            Files.delete(archive);
        }
        Optimizer optimizer = Optimizer.adam()
                .optLearningRateTracker(learningRate)
                .optWeightDecays(weightDecay)
                .build();
        return new TrainableModule(definition, model, optimizer);
    }

    /** One step: the module's {@code loss} over the tensors the function makes, its gradients, one update. Returns the loss. */
    public float step(Function<NDManager, NDList> batch) {
        JniUtils.setGraphExecutorOptimize(false);
        try (NDManager manager = model.getNDManager().newSubManager();
                GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray loss = invoke(manager, batch, "loss", true);
            gradients.backward(loss);
            update();
            return loss.getFloat();
        }
    }

    /** The module's {@code loss} without learning from it. */
    public float loss(Function<NDManager, NDList> batch) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            return invoke(manager, batch, "loss", false).getFloat();
        }
    }

    private NDArray invoke(NDManager manager, Function<NDManager, NDList> batch, String method, boolean training) {
        NDList inputs = batch.apply(manager);
        NDArray choice = manager.create(0f);
        // The engine takes the method's name from the name of an input.
        choice.setName("module_method:" + method);
        inputs.add(choice);
        return block.forward(store, inputs, training).singletonOrThrow();
    }

    private void update() {
        for (Pair<String, Parameter> parameter : block.getParameters()) {
            NDArray values = parameter.getValue().getArray();
            try (NDArray gradient = values.getGradient()) {
                optimizer.update(parameter.getKey(), values, gradient);
            }
        }
    }

    /** The module with what it has learned so far. */
    public TorchModule snapshot() {
        List<NamedTensor> tensors = new ArrayList<>();
        for (NamedTensor tensor : definition.tensors()) {
            tensors.add(tensor.trainable() ? tensor.with(values(tensor.name())) : tensor);
        }
        return definition.with(tensors);
    }

    private float[] values(String name) {
        return block.getParameters().get(name).getArray().toFloatArray();
    }

    @Override
    public void close() {
        model.close();
    }
}
