package io.headroom.monitoring.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class IsotonicCalibrationPropertyTest {
    @Property(tries = 300)
    void apply_neverFalls_andStaysAProbability(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 1) Double> scores,
            @ForAll @Size(60) List<Boolean> drawn) {
        double[] values = scores.stream().mapToDouble(Double::doubleValue).toArray();
        boolean[] labels = new boolean[values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = drawn.get(i);
        }
        IsotonicCalibration fit = IsotonicCalibration.fit(values, labels);

        double last = 0;
        for (int i = 0; i <= 200; i++) {
            double probability = fit.apply(i / 200.0);
            assertThat(probability).isBetween(last - 1e-12, 1.0);
            last = probability;
        }
    }
}
