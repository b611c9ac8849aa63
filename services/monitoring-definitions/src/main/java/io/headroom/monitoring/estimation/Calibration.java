package io.headroom.monitoring.estimation;

/** Turns a score into the probability it stands for. Monotone: never changes which of two scores is higher, though it may make them equal. */
@FunctionalInterface
public interface Calibration {
    /** Leaves scores as they are. */
    Calibration IDENTITY = score -> score;

    /** @return in 0..1 */
    double apply(double score);
}
