package io.headroom.ranking;

import io.headroom.ranking.model.TorchEngine;
import java.nio.file.Path;

/** PyTorch for tests: its libraries are unpacked once per build. */
public final class TestEngine {
    public static final Path CACHE = Path.of("target/headroom/engine");

    private TestEngine() {}

    public static TorchEngine started() {
        return TorchEngine.start(CACHE);
    }
}
