package io.headroom.drift.verdict;

import io.headroom.harness.verdict.Verdict;
import java.util.List;

/**
 * Something that must be reached.
 *
 * @param name what
 * @param limit in words
 * @param measured in words, with figures
 */
public record Bar(String name, String limit, String measured, Finding finding) {
    /** Whether it is. */
    public enum Finding {
        MET,
        BROKEN,
        /** The runs are too few to tell. */
        UNDECIDED
    }

    static Finding metIf(boolean met) {
        return met ? Finding.MET : Finding.BROKEN;
    }

    /** FAIL when one is broken, INVALID when none is but one is undecided, or when there is nothing to reach. */
    public static Verdict verdict(List<Bar> bars) {
        if (bars.stream().anyMatch(bar -> bar.finding() == Finding.BROKEN)) {
            return Verdict.FAIL;
        }
        boolean open = bars.isEmpty() || bars.stream().anyMatch(bar -> bar.finding() == Finding.UNDECIDED);
        return open ? Verdict.INVALID : Verdict.PASS;
    }

    /** One line. */
    public String line() {
        return name + ": " + measured + " (" + limit + ")";
    }
}
