package io.headroom.monitoring.change;

/**
 * Settings of {@link Adwin}.
 *
 * @param delta confidence of one comparison: the bound on a cut where there is no change
 * @param bucketsPerRow M of the paper: more buckets, finer cuts, more memory
 * @param checkEvery values between two checks
 * @param leastWindow values before the first check
 * @param leastPart values on either side of a cut
 */
public record AdwinSettings(double delta, int bucketsPerRow, int checkEvery, int leastWindow, int leastPart) {
    /** Those of the paper's authors. */
    public static final AdwinSettings DEFAULT = new AdwinSettings(0.002, 5, 32, 10, 5);

    public AdwinSettings {
        if (!(delta > 0 && delta < 1) || bucketsPerRow < 1 || checkEvery < 1 || leastWindow < 2 || leastPart < 1) {
            throw new IllegalArgumentException(
                    "ADWIN with delta " + delta + ", " + bucketsPerRow + " buckets a row, a check every " + checkEvery
                            + ", least window " + leastWindow + ", least part " + leastPart);
        }
    }

    public AdwinSettings withDelta(double newDelta) {
        return new AdwinSettings(newDelta, bucketsPerRow, checkEvery, leastWindow, leastPart);
    }
}
