package io.headroom.models.ranking;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A TorchScript ranking model with its contract. One forward is one native call; it takes what time the kernel takes and never blocks
 * otherwise. Not thread-safe: one per worker thread, and used only on that thread, because the graph optimiser is switched off for the calling
 * thread only.
 */
public final class TorchRanker implements AutoCloseable {
    private final RankerContract contract;
    private final Model model;
    private final Block block;
    private final ParameterStore parameters;
    private final Map<Integer, InputTensors> kept = new HashMap<>();

    private TorchRanker(RankerContract contract, Model model) {
        this.contract = Objects.requireNonNull(contract, "contract");
        this.model = model;
        this.block = model.getBlock();
        this.parameters = new ParameterStore(model.getNDManager(), false);
    }

    /** Loads a TorchScript archive onto a device. */
    public static TorchRanker open(Path archive, RankerContract contract, Device device) throws IOException {
        Model model = Model.newInstance("ranker", device, "PyTorch");
        try {
            model.load(archive, null, Map.of("mapLocation", "true"));
        } catch (MalformedModelException | RuntimeException e) {
            model.close();
            throw new IOException(
                    "%s is not a TorchScript archive that loads: %s".formatted(archive, e.getMessage()), e);
        }
        return new TorchRanker(contract, model);
    }

    /** The model's values for the rows of one request, in their order: logits or probabilities, as the contract says. */
    public float[] score(RankerInput input) {
        // The optimising executor specialises for each new shape, which costs hundreds of milliseconds; the plain one
        // does not.
        JniUtils.setGraphExecutorOptimize(false);
        if (contract.batchSizes().contains(input.paddedRows()) && input.history().length == contract.historyLength()) {
            return forward(kept.computeIfAbsent(input.paddedRows(), rows -> tensors(input)), input);
        }
        try (InputTensors once = tensors(input)) {
            return forward(once, input);
        }
    }

    private float[] forward(InputTensors tensors, RankerInput input) {
        try (NDList output = block.forward(parameters, tensors.of(input), false)) {
            float[] values = output.singletonOrThrow().toFloatArray();
            if (values.length != input.paddedRows()) {
                throw new IllegalStateException(
                        "the model returned %d values for %d rows".formatted(values.length, input.paddedRows()));
            }
            return Arrays.copyOf(values, input.rows());
        }
    }

    private InputTensors tensors(RankerInput input) {
        NDManager manager = model.getNDManager().newSubManager();
        return new InputTensors(manager, contract, input.paddedRows(), input.history().length);
    }

    public RankerContract contract() {
        return contract;
    }

    @Override
    public void close() {
        kept.values().forEach(InputTensors::close);
        model.close();
    }
}
