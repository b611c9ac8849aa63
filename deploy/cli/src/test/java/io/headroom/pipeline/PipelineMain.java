package io.headroom.pipeline;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Stands where the pipeline stands, on its class path in tests. HEADROOM_FAKE_PIPELINE says how it behaves. */
public final class PipelineMain {
    private PipelineMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("pipeline " + String.join(" ", List.of(arguments)));
        if ("hang".equals(System.getenv("HEADROOM_FAKE_PIPELINE"))) {
            new CountDownLatch(1).await();
        }
        System.exit(1);
    }
}
