package io.headroom.monitoring.change;

import io.headroom.monitoring.change.PageHinkleySettings.Direction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The Page-Hinkley test (Page, Biometrika 41, 1954; Hinkley, Biometrika 58, 1971; with forgetting as in Mouss et al. 2004): cumulates how far
 * values lie above their running mean, less a tolerance, and alarms when that sum has risen by more than lambda from its lowest point. Values
 * of any range. Memory: six numbers.
 *
 * <p>With dependence t, lambda and the least number of values are multiplied by t: a random walk whose steps are dependent spreads t times as
 * fast, so that the same height would be reached t times too easily.
 */
public final class PageHinkley implements ChangeDetector {
    private final PageHinkleySettings settings;
    private double dependence = 1;
    private long count;
    private double mean;
    private double above;
    private double leastAbove;
    private double below;
    private double leastBelow;

    public PageHinkley(PageHinkleySettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean add(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Page-Hinkley takes finite values, not " + value);
        }
        count++;
        mean += (value - mean) / count;
        above = settings.alpha() * above + value - mean - settings.delta();
        below = settings.alpha() * below + mean - value - settings.delta();
        leastAbove = Math.min(leastAbove, above);
        leastBelow = Math.min(leastBelow, below);
        boolean changed = count >= settings.leastValues() * dependence && risen() > settings.lambda() * dependence;
        if (changed) {
            reset();
        }
        return changed;
    }

    private double risen() {
        return switch (settings.direction()) {
            case UP -> above - leastAbove;
            case DOWN -> below - leastBelow;
            case BOTH -> Math.max(above - leastAbove, below - leastBelow);
        };
    }

    @Override
    public void dependence(double time) {
        dependence = Dependence.require(time);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public long remembered() {
        return count;
    }

    @Override
    public void reset() {
        count = 0;
        mean = 0;
        above = 0;
        leastAbove = 0;
        below = 0;
        leastBelow = 0;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(settings.leastValues());
        out.writeUTF(settings.direction().name());
        out.writeLong(count);
        double[] numbers = {
            settings.delta(),
            settings.lambda(),
            settings.alpha(),
            dependence,
            mean,
            above,
            leastAbove,
            below,
            leastBelow
        };
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    public static PageHinkley restore(DataInput in) throws IOException {
        int leastValues = in.readInt();
        Direction direction = Direction.valueOf(in.readUTF());
        long count = in.readLong();
        PageHinkley restored = new PageHinkley(
                new PageHinkleySettings(leastValues, in.readDouble(), in.readDouble(), in.readDouble(), direction));
        restored.count = count;
        restored.dependence(in.readDouble());
        restored.mean = in.readDouble();
        restored.above = in.readDouble();
        restored.leastAbove = in.readDouble();
        restored.below = in.readDouble();
        restored.leastBelow = in.readDouble();
        return restored;
    }
}
