package io.headroom.drift.figures;

/**
 * A reference figure measured again.
 *
 * @param stated in the reference
 * @param measured here
 * @param tolerance how far apart they may be by sampling of both, the reference taken to rest on as many samples as were drawn here, and by
 *     the rounding of the reference
 * @param samples behind the measured value
 */
public record Figure(String name, double stated, double measured, double tolerance, int samples) {
    public boolean within() {
        return Math.abs(measured - stated) <= tolerance;
    }
}
