package io.headroom.models.archive;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Values a tensor starts training from. */
public final class Initial {
    private Initial() {}

    /** Normally distributed around 0. */
    public static NamedTensor normal(RandomGenerator random, String name, double deviation, long... shape) {
        float[] values = new float[count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return NamedTensor.parameter(name, values, shape);
    }

    /** For a layer of rectified linear units with as many inputs as the matrix has rows (He et al., ICCV 2015). */
    public static NamedTensor layer(RandomGenerator random, String name, int inputs, int outputs) {
        return normal(random, name, Math.sqrt(2.0 / inputs), inputs, outputs);
    }

    public static NamedTensor zeros(String name, long... shape) {
        return NamedTensor.parameter(name, new float[count(shape)], shape);
    }

    public static NamedTensor constant(String name, float value, long... shape) {
        float[] values = new float[count(shape)];
        Arrays.fill(values, value);
        return NamedTensor.buffer(name, values, shape);
    }

    private static int count(long... shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }
}
