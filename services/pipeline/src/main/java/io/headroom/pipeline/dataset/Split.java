package io.headroom.pipeline.dataset;

/** The global temporal split: training &lt; t1 &lt;= validation &lt; t2 &lt;= test, by event time in seconds. */
public record Split(long t1Seconds, long t2Seconds) {

    public Split {
        if (t1Seconds >= t2Seconds) {
            throw new IllegalArgumentException("split times %d and %d do not ascend".formatted(t1Seconds, t2Seconds));
        }
    }
}
