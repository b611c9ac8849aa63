package io.headroom.models.ranking;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** Threads that PyTorch may use inside one operation, for the whole process. */
public final class TorchThreads {
    /** Looking it up loads the native library, without which there is nothing to set. */
    private static final String ENGINE = "PyTorch";

    private TorchThreads() {}

    /** For serving: one worker per core computes alone, which keeps the tail short. Call before the first model is loaded. */
    public static void single() {
        Engine.getEngine(ENGINE);
        JniUtils.setNumThreads(1);
        JniUtils.setNumInteropThreads(1);
    }

    /** For training. */
    public static void perOperation(int threads) {
        Engine.getEngine(ENGINE);
        JniUtils.setNumThreads(threads);
    }
}
