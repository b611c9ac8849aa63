package io.headroom.harness.verdict;

/** What a run says about the target. */
public enum Verdict {
    /** Every budget is met, and the sample proves it. */
    PASS(0),
    /** A budget is broken. */
    FAIL(1),
    /** The run cannot tell: the injector was not up to it, or the sample is too small. */
    INVALID(3);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Of the process that ran the load; 2 is kept for wrong usage. */
    public int exitCode() {
        return exitCode;
    }
}
