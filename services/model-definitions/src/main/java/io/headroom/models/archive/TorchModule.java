package io.headroom.models.archive;

import java.util.List;

/**
 * A model: its TorchScript methods, written once for training and serving, and its tensors.
 *
 * @param className name of the TorchScript class; the methods name it as {@code __torch__.<className>}
 * @param methods TorchScript source of the methods, indented by two spaces, in the form {@code torch.jit.save} writes
 * @param tensors every attribute the methods use
 */
public record TorchModule(String className, String methods, List<NamedTensor> tensors) {

    public TorchModule {
        tensors = List.copyOf(tensors);
        if (!className.matches("[A-Za-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("not a TorchScript class name: " + className);
        }
    }

    /** The same methods over other tensors. */
    public TorchModule with(List<NamedTensor> newTensors) {
        return new TorchModule(className, methods, newTensors);
    }

    /** The tensor of that name; throws {@link IllegalArgumentException} if there is none. */
    public NamedTensor tensor(String name) {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(className + " has no tensor named " + name));
    }

    /** The whole TorchScript source: the class with its attributes declared, then its methods. */
    String source() {
        StringBuilder source = new StringBuilder("class ").append(className).append("(Module):\n");
        source.append("  __parameters__ = [").append(quotedNames(true)).append("]\n");
        source.append("  __buffers__ = [").append(quotedNames(false)).append("]\n");
        for (NamedTensor tensor : tensors) {
            source.append("  ").append(tensor.name()).append(" : Tensor\n");
        }
        source.append("  training : bool\n");
        source.append("  _is_full_backward_hook : Optional[bool]\n");
        return source.append(methods).toString();
    }

    private String quotedNames(boolean trainable) {
        StringBuilder names = new StringBuilder();
        for (NamedTensor tensor : tensors) {
            if (tensor.trainable() == trainable) {
                names.append('"').append(tensor.name()).append("\", ");
            }
        }
        return names.toString();
    }
}
