package io.headroom.features.definitions;

import java.nio.ByteBuffer;

/** The frame of a serialised state: a format number, then fields of fixed width, big endian. */
final class StateBytes {

    private StateBytes() {}

    static ByteBuffer open(byte[] state, byte format, int length) {
        if (state.length != length || state[0] != format) {
            throw new IllegalArgumentException("state of %d bytes, format %d; wanted %d bytes, format %d"
                    .formatted(state.length, state.length == 0 ? -1 : state[0], length, format));
        }
        return ByteBuffer.wrap(state, 1, length - 1);
    }
}
