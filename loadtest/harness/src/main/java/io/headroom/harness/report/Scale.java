package io.headroom.harness.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to coordinates.
 *
 * @param min value drawn at {@code from}
 * @param max value drawn at {@code to}
 * @param logarithmic needs {@code min} above 0
 */
public record Scale(double min, double max, boolean logarithmic, double from, double to) {
    /** A range of values this much wider than what matters is drawn logarithmically. */
    private static final double WIDE = 4;

    public static Scale linear(double min, double max, double from, double to) {
        return new Scale(min, max <= min ? min + 1 : max, false, from, to);
    }

    /** Latencies: linear from 0, unless the largest dwarfs the largest budget. */
    public static Scale latency(double smallest, double largest, double budget, double from, double to) {
        if (largest > WIDE * budget) {
            double min = Math.pow(10, Math.floor(Math.log10(Math.max(smallest, 0.01))));
            return new Scale(min, largest * 1.2, true, from, to);
        }
        return linear(0, Math.max(largest, budget) * 1.08, from, to);
    }

    public double at(double value) {
        double clamped = Math.clamp(value, min, max);
        double share = logarithmic ? Math.log(clamped / min) / Math.log(max / min) : (clamped - min) / (max - min);
        return from + share * (to - from);
    }

    /** Round values inside the range, about five of them. */
    public List<Double> ticks() {
        return logarithmic ? decades() : steps();
    }

    private List<Double> decades() {
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.pow(10, Math.ceil(Math.log10(min) - 1e-9)); tick <= max; tick *= 10) {
            ticks.add(tick);
        }
        return ticks;
    }

    private List<Double> steps() {
        double rough = (max - min) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double leading = rough / power;
        double step = power * (leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step); i * step <= max * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
