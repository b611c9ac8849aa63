package io.headroom.runtime.faults;

import java.util.SplittableRandom;

/** Changes bytes as a broken sender would. */
public final class Garbling {
    /** About one byte in a hundred, and at least one. */
    private static final int BYTES_PER_CHANGE = 100;

    private Garbling() {}

    /** A copy in which some bytes differ; the same seed changes the same bytes. Nothing can be changed in an empty one. */
    public static byte[] garble(byte[] bytes, long seed) {
        byte[] garbled = bytes.clone();
        if (garbled.length == 0) {
            return garbled;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int changes = 1 + garbled.length / BYTES_PER_CHANGE;
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(garbled.length);
            // Never 0, so that no change is one in name only; a place hit twice may still be restored, but for the last
            // one.
            garbled[at] = (byte) (garbled[at] ^ random.nextInt(1, 256));
        }
        if (java.util.Arrays.equals(garbled, bytes)) {
            garbled[0] ^= 1;
        }
        return garbled;
    }
}
