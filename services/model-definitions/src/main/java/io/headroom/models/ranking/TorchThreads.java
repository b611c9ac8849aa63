package io.headroom.models.ranking;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** Threads that PyTorch may use inside one operation, for the whole process. */
public final class TorchThreads {
    private TorchThreads() {}

    /** For serving: one worker per core computes alone, which keeps the tail short. Call before the first model is loaded. */
    public static void single() {
        load();
        JniUtils.setNumThreads(1);
        JniUtils.setNumInteropThreads(1);
    }

    /** For training. */
    public static void perOperation(int threads) {
        load();
        JniUtils.setNumThreads(threads);
    }

    /** The engine, without which there is nothing to set; it must neither download anything nor report its use. */
    private static void load() {
        System.setProperty("ai.djl.offline", "true");
        Engine.getEngine("PyTorch");
    }
}
