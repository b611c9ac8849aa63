package io.headroom.gateway.depth;

/**
 * What ranking costs: {@code fixed + perCandidate * n}, in microseconds, neither negative.
 *
 * @param deviation standard deviation of the real time from that
 */
record Cost(double fixedMicros, double perCandidateMicros, double deviation) {
    /** Nothing is known yet: any number is affordable. */
    static final Cost UNKNOWN = new Cost(0, 0, 0);

    double of(int candidates) {
        return fixedMicros + perCandidateMicros * candidates;
    }

    /** How many candidates take no longer than the time, so many deviations before its end; never negative, more with more time. */
    int affordable(long micros, double safety) {
        double free = micros - fixedMicros - safety * deviation;
        if (free <= 0) {
            return 0;
        }
        return perCandidateMicros > 0
                ? (int) Math.min(Integer.MAX_VALUE, free / perCandidateMicros)
                : Integer.MAX_VALUE;
    }
}
