package io.headroom.monitoring.labels;

import io.headroom.monitoring.state.StateRefusedException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Longs in as few bytes as they need: seven bits a byte, least first (LEB128). Thousands of open answers are saved every few seconds. */
final class VariableLength {

    private static final int MOST_BITS = 64;

    private VariableLength() {}

    static void write(DataOutput out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < MOST_BITS; shift += 7) {
            byte next = in.readByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new StateRefusedException("saved state has a number of more than %d bits".formatted(MOST_BITS));
    }
}
