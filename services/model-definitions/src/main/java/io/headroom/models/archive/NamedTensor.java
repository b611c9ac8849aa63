package io.headroom.models.archive;

import java.util.Objects;

/**
 * One float32 tensor of a module, in row-major order.
 *
 * <p>The arrays are handed over, not copied: tables of many megabytes pass through here. Neither side changes them afterwards.
 *
 * @param name attribute name inside the module, an identifier
 * @param shape sizes of its dimensions
 * @param values the product of {@code shape} values
 * @param trainable true for a parameter, false for a buffer (a constant that travels with the model)
 */
public record NamedTensor(String name, long[] shape, float[] values, boolean trainable) {

    public NamedTensor {
        Objects.requireNonNull(name, "name");
        long expected = 1;
        for (long size : shape) {
            expected = Math.multiplyExact(expected, size);
        }
        if (expected != values.length) {
            throw new IllegalArgumentException(
                    "tensor %s has %d values, its shape asks for %d".formatted(name, values.length, expected));
        }
    }

    /** A trainable tensor. */
    public static NamedTensor parameter(String name, float[] values, long... shape) {
        return new NamedTensor(name, shape, values, true);
    }

    /** A tensor that training leaves alone. */
    public static NamedTensor buffer(String name, float[] values, long... shape) {
        return new NamedTensor(name, shape, values, false);
    }

    /** The same tensor with other values. */
    public NamedTensor with(float[] newValues) {
        return new NamedTensor(name, shape, newValues, trainable);
    }
}
