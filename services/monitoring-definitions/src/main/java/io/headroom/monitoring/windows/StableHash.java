package io.headroom.monitoring.windows;

/** Hashes of text that are the same on every machine and in every run: FNV-1a (Fowler, Noll, Vo), finished as in SplitMix64. */
public final class StableHash {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private StableHash() {}

    public static long of(String text) {
        long hash = OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return finish(hash);
    }

    /** A number below {@code bound} that follows from the text alone, uniform over texts. */
    public static int below(String text, int bound) {
        return (int) Long.remainderUnsigned(finish(of(text) + PRIME), bound);
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
