package io.headroom.features.definitions;

/**
 * Brings raw values into the range a network likes. Only additions, multiplications, divisions and bit operations, which Java defines to the
 * last bit: unlike {@code Math.log}, the result is the same on every machine, and unlike {@code StrictMath.log} it costs a few nanoseconds.
 */
final class Squash {

    private static final double TWO_OVER_LN2 = 2.885390081777927;
    private static final long MANTISSA = 0x000FFFFFFFFFFFFFL;
    private static final long ONE = 0x3FF0000000000000L;
    private static final double SQRT2 = 1.4142135623730951;

    private Squash() {}

    /** Base-2 logarithm of a positive normal number, to about 1e-9. Series of atanh around 1. */
    static double log2(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) - 1023;
        double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ONE);
        if (mantissa > SQRT2) {
            mantissa *= 0.5;
            exponent++;
        }
        double z = (mantissa - 1) / (mantissa + 1);
        double z2 = z * z;
        double series = 1 + z2 * (1.0 / 3 + z2 * (1.0 / 5 + z2 * (1.0 / 7 + z2 * (1.0 / 9 + z2 * (1.0 / 11)))));
        return exponent + TWO_OVER_LN2 * z * series;
    }

    /** {@code log2(1 + count) / 8}: 0 for 0, 1 for 255, 2 for 65,535, at most 4. Negative and undefined values count as 0. */
    static float count(double value) {
        return value > 0 ? (float) Math.min(4, log2(1 + Math.min(value, 1e12)) * 0.125) : 0;
    }

    /**
     * A decayed sum that was {@code value} some half-lives ago, on a logarithmic scale: 0 for one event just now, -0.25 per half-life since,
     * between -1.5 and 4.
     */
    static float decayed(double value, double halfLives) {
        if (!(value > 0)) {
            return -1.5f;
        }
        double now = log2(Math.min(Math.max(value, 1e-12), 1e12)) - halfLives;
        return (float) (clip(now, -6, 16) * 0.25);
    }

    /** Into the range; an undefined value becomes the lower limit. */
    static double clip(double value, double low, double high) {
        return value > low ? Math.min(value, high) : low;
    }
}
