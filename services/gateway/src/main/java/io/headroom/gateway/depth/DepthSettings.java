package io.headroom.gateway.depth;

/**
 * How the depth of ranking follows the time there is.
 *
 * @param most candidates of a request at most
 * @param least fewer are not worth a call; the cap does not fall below it, so that ranking is asked again and again
 * @param growth by how many times the cap grows with an answer that reached it; above 1
 * @param halfLife after so many answers an answer weighs half in what is learnt
 * @param safety how many standard deviations of the time are kept free
 * @param probeOneIn of the requests that would not be ranked one in so many is, to learn whether that still holds
 */
public record DepthSettings(int most, int least, double growth, int halfLife, double safety, int probeOneIn) {
    public DepthSettings {
        require(most >= 1, "candidates", most, "at least 1");
        require(least >= 1, "depth.least", least, "at least 1");
        require(growth > 1, "depth.growth", growth, "above 1");
        require(halfLife >= 1, "depth.half-life", halfLife, "at least 1");
        require(safety >= 0, "depth.safety", safety, "at least 0");
        require(probeOneIn >= 1, "depth.probe-one-in", probeOneIn, "at least 1");
    }

    private static void require(boolean holds, String key, Number value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("headroom.gateway." + key + " is " + value + ", but must be " + rule);
        }
    }
}
