package io.headroom.harness.quality;

/**
 * The live services beside the evaluation offline on the same requests. They load the same models and, if features are the same in training
 * and in serving, answer the same lists.
 *
 * @param offlineNdcg10 of the evaluation
 * @param liveNdcg10 of the live services' top rung
 * @param sameLists share of requests to which both answered the same items in the same order
 * @param tolerance most by which the two figures may differ
 */
public record Consistency(double offlineNdcg10, double liveNdcg10, double sameLists, double tolerance) {
    /** Of the offline figure. */
    private static final double SHARE = 0.01;

    /** One percent of the offline figure, or what one request can make of it where that is more. */
    static Consistency of(double offline, double live, double sameLists, int requests) {
        return new Consistency(offline, live, sameLists, Math.max(SHARE * offline, 1.0 / requests));
    }

    public double difference() {
        return liveNdcg10 - offlineNdcg10;
    }

    public boolean holds() {
        return Math.abs(difference()) <= tolerance;
    }
}
