package io.headroom.world.truth;

/**
 * How the truth of a world has changed: what a drift experiment injects.
 *
 * @param tasteAngle angle in radians by which the taste of every user has turned; at pi everybody likes the opposite
 * @param clickInterceptShift what is added to the log-odds of every click, whoever looks at whatever
 */
public record TruthDrift(double tasteAngle, double clickInterceptShift) {
    /** Nothing has changed. */
    public static final TruthDrift NONE = new TruthDrift(0, 0);

    public TruthDrift {
        if (!Double.isFinite(tasteAngle) || !Double.isFinite(clickInterceptShift)) {
            throw new IllegalArgumentException(
                    "angle and shift must be finite, were %s and %s".formatted(tasteAngle, clickInterceptShift));
        }
    }
}
