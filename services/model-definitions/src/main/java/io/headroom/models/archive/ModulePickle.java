package io.headroom.models.archive;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The object graph of a module as a pickle of protocol 2: an instance of the module's class whose state maps attribute names to tensors, each
 * rebuilt from a numbered storage of the archive.
 */
final class ModulePickle {
    private static final int PROTOCOL = 0x80;
    private static final int NEW_OBJECT = 0x81;
    private static final int NEW_TRUE = 0x88;
    private static final int NEW_FALSE = 0x89;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private ModulePickle() {}

    static byte[] of(TorchModule module) {
        ModulePickle pickle = new ModulePickle();
        try {
            pickle.module(module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pickle.bytes.toByteArray();
    }

    /** An empty tuple: the archive's constants. */
    static byte[] emptyTuple() {
        return new byte[] {(byte) PROTOCOL, 2, ')', '.'};
    }

    private void module(TorchModule module) throws IOException {
        out.write(PROTOCOL);
        out.write(2);
        global("__torch__", module.className());
        out.writeBytes(")");
        out.write(NEW_OBJECT);
        out.writeBytes("}(");
        for (int i = 0; i < module.tensors().size(); i++) {
            text(module.tensors().get(i).name());
            tensor(module.tensors().get(i), i);
        }
        text("training");
        out.write(NEW_FALSE);
        text("_is_full_backward_hook");
        out.writeBytes("Nub.");
    }

    private void tensor(NamedTensor tensor, int storage) throws IOException {
        global("torch._utils", "_rebuild_tensor_v2");
        out.writeBytes("((");
        text("storage");
        global("torch", "FloatStorage");
        text(Integer.toString(storage));
        text("cpu");
        integer(tensor.values().length);
        out.writeBytes("tQ");
        integer(0);
        tuple(tensor.shape());
        tuple(rowMajorStrides(tensor.shape()));
        out.write(tensor.trainable() ? NEW_TRUE : NEW_FALSE);
        global("collections", "OrderedDict");
        out.writeBytes(")RtR");
    }

    private static long[] rowMajorStrides(long[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        return strides;
    }

    private void tuple(long[] values) throws IOException {
        out.writeBytes("(");
        for (long value : values) {
            integer(value);
        }
        out.writeBytes("t");
    }

    private void global(String module, String name) throws IOException {
        out.writeBytes("c" + module + "\n" + name + "\n");
    }

    private void integer(long value) throws IOException {
        out.writeBytes("J");
        out.writeInt(Integer.reverseBytes(Math.toIntExact(value)));
    }

    private void text(String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeBytes("X");
        out.writeInt(Integer.reverseBytes(utf8.length));
        out.write(utf8);
    }
}
