package io.headroom.pipeline.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packs floats into the bytes of one binary column, which Spark moves without boxing. */
final class FloatBytes {

    private FloatBytes() {}

    static byte[] pack(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    static float[] unpack(byte[] packed) {
        float[] values = new float[packed.length / Float.BYTES];
        ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }
}
