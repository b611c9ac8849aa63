package io.headroom.monitoring.change;

/**
 * Settings of {@link PageHinkley}.
 *
 * @param leastValues before the first alarm
 * @param delta change of the mean that is tolerated
 * @param lambda height of the cumulated deviation that alarms: higher is later and quieter
 * @param alpha what a value still weighs when the next one comes
 * @param direction which changes count
 */
public record PageHinkleySettings(int leastValues, double delta, double lambda, double alpha, Direction direction) {
    /** Which changes of the mean count. */
    public enum Direction {
        UP,
        DOWN,
        BOTH
    }

    /** Those usual in the field; for a loss, upward changes. */
    public static final PageHinkleySettings DEFAULT = new PageHinkleySettings(30, 0.005, 50, 0.9999, Direction.UP);

    public PageHinkleySettings {
        if (leastValues < 1 || !(delta >= 0) || !(lambda > 0) || !(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("Page-Hinkley with " + leastValues + " least values, delta " + delta
                    + ", lambda " + lambda + ", alpha " + alpha);
        }
    }

    public PageHinkleySettings withLambda(double newLambda) {
        return new PageHinkleySettings(leastValues, delta, newLambda, alpha, direction);
    }

    public PageHinkleySettings withDirection(Direction newDirection) {
        return new PageHinkleySettings(leastValues, delta, lambda, alpha, newDirection);
    }
}
