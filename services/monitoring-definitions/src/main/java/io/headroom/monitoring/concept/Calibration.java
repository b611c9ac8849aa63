package io.headroom.monitoring.concept;

import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Calibration in the large: clicks against what the model expected of the same items and positions. The ratio's variance is that of a ratio of
 * sums over requests (Cochran, Sampling Techniques, 1977), so items of one request may depend on each other. Not thread-safe.
 */
final class Calibration implements Stateful {

    private double clicks;
    private double expected;
    private double squaredClicks;
    private double squaredExpected;
    private double products;

    /** One request. */
    void add(double observed, double expectedClicks) {
        clicks += observed;
        expected += expectedClicks;
        squaredClicks += observed * observed;
        squaredExpected += expectedClicks * expectedClicks;
        products += observed * expectedClicks;
    }

    void merge(Calibration other) {
        clicks += other.clicks;
        expected += other.expected;
        squaredClicks += other.squaredClicks;
        squaredExpected += other.squaredExpected;
        products += other.products;
    }

    double expected() {
        return expected;
    }

    /** Clicks per expected click: 1 when the model is right in the large. */
    double ratio() {
        return expected > 0 ? clicks / expected : 1;
    }

    /** Of the ratio, were it {@code supposed}. */
    double variance(double supposed) {
        double residuals = squaredClicks - 2 * supposed * products + supposed * supposed * squaredExpected;
        return expected > 0 ? Math.max(0, residuals) / (expected * expected) : 0;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (double sum : new double[] {clicks, expected, squaredClicks, squaredExpected, products}) {
            out.writeDouble(sum);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        clicks = in.readDouble();
        expected = in.readDouble();
        squaredClicks = in.readDouble();
        squaredExpected = in.readDouble();
        products = in.readDouble();
    }
}
