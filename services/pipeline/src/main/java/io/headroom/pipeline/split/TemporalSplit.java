package io.headroom.pipeline.split;

import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.dataset.Split;

/**
 * Cuts the events at two moments, the same for all users, so that training &lt; t1 &lt;= validation &lt; t2 &lt;= test holds strictly by time:
 * events of one second never stand on both sides of a cut.
 *
 * @param trainShare share of the events before t1, about
 * @param validationEnd share of the events before t2, about
 */
public record TemporalSplit(double trainShare, double validationEnd) {

    /** Fewer ratings than this cannot be split into three parts that mean anything. */
    public static final int FEWEST_EVENTS = 100;

    /** 70% to train, 20% to validate, the last 10% to test. */
    public static final TemporalSplit DEFAULT = new TemporalSplit(0.70, 0.90);

    public TemporalSplit {
        if (!(0 < trainShare && trainShare < validationEnd && validationEnd < 1)) {
            throw new IllegalArgumentException(
                    "shares must satisfy 0 < %s < %s < 1".formatted(trainShare, validationEnd));
        }
    }

    /**
     * Where to cut. Ties go to the later part; when that would leave a part empty, the cut moves to the nearest other second.
     *
     * @param ascending event times in ascending order
     * @throws PipelineException when there are too few events, or too few distinct times
     */
    public Split of(long[] ascending) {
        int size = ascending.length;
        if (size < FEWEST_EVENTS) {
            throw new PipelineException(
                    "%d valid ratings cannot be split by time: at least %d are needed".formatted(size, FEWEST_EVENTS));
        }
        long t2 = ascending[(int) (size * validationEnd)];
        long t1 = ascending[(int) (size * trainShare)];
        if (t2 <= secondDistinct(ascending)) {
            t2 = firstAfter(ascending, secondDistinct(ascending));
        }
        if (t1 >= t2) {
            t1 = lastBefore(ascending, t2);
        }
        if (t1 <= ascending[0]) {
            t1 = secondDistinct(ascending);
        }
        return new Split(t1, t2);
    }

    private static long secondDistinct(long[] ascending) {
        return firstAfter(ascending, ascending[0]);
    }

    private static long firstAfter(long[] ascending, long time) {
        for (long candidate : ascending) {
            if (candidate > time) {
                return candidate;
            }
        }
        throw new PipelineException("%d ratings cannot be split by time: they have fewer than 3 different timestamps"
                .formatted(ascending.length));
    }

    private static long lastBefore(long[] ascending, long time) {
        for (int i = ascending.length - 1; i >= 0; i--) {
            if (ascending[i] < time) {
                return ascending[i];
            }
        }
        throw new IllegalStateException("no event before " + time);
    }
}
