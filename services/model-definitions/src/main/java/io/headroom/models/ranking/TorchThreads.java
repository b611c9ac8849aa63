package io.headroom.models.ranking;

import ai.djl.pytorch.jni.JniUtils;

/** Threads that PyTorch may use inside one operation, for the whole process. */
public final class TorchThreads {
    private TorchThreads() {}

    /** For serving: one worker per core computes alone, which keeps the tail short. Call before the first model is loaded. */
    public static void single() {
        JniUtils.setNumThreads(1);
        JniUtils.setNumInteropThreads(1);
    }

    /** For training. */
    public static void perOperation(int threads) {
        JniUtils.setNumThreads(threads);
    }
}
