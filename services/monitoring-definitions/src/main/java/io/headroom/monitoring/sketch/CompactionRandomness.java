package io.headroom.monitoring.sketch;

import java.lang.invoke.MethodHandles;
import java.util.Random;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.apache.datasketches.kll.KllSketch;

/**
 * Makes a KLL sketch's compactions a function of the sketch alone. The library draws them from one {@link Random} shared by the whole process;
 * here it is set, before each update, to a seed made of the sketch's salt and count. RATIONALE.md says why this and not another way.
 */
final class CompactionRandomness {
    private static final Random SHARED = shared();

    private CompactionRandomness() {}

    /** Updates as a sketch with this salt always would. Serialised over the process, because the source of randomness is. */
    static void update(KllFloatsSketch sketch, float value, long salt) {
        synchronized (SHARED) {
            SHARED.setSeed(mix(salt + mix(sketch.getN())));
            sketch.update(value);
        }
    }

    /** Finaliser of SplitMix64 (Steele, Lea and Flood 2014): neighbouring seeds of {@link Random} would begin with the same bit. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static Random shared() {
        try {
            return (Random) MethodHandles.privateLookupIn(KllSketch.class, MethodHandles.lookup())
                    .findStaticGetter(KllSketch.class, "random", Random.class)
                    .invokeExact();
        } catch (Throwable absent) {
            throw new LinkageError(
                    "this datasketches-java keeps its randomness elsewhere than KllSketch.random: restored monitors would not repeat",
                    absent);
        }
    }
}
