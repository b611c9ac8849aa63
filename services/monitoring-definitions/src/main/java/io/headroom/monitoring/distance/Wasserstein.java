package io.headroom.monitoring.distance;

/**
 * Wasserstein-1 distance: how far, on average, an observation must be moved to turn one distribution into the other; the area between the two
 * distribution functions (Vallender 1974). Reported, not tested.
 */
public final class Wasserstein {
    private Wasserstein() {}

    /** In the values' own unit; 0 when a side is empty. */
    public static double distance(StepDistribution reference, StepDistribution current) {
        if (reference.isEmpty() || current.isEmpty()) {
            return 0;
        }
        double area = 0;
        StepWalk walk = new StepWalk(reference, current);
        walk.next();
        while (walk.hasNext()) {
            double from = walk.at();
            double gap = walk.gap();
            walk.next();
            area += gap == 0 ? 0 : gap * (walk.at() - from);
        }
        return area;
    }

    /** In standard deviations of the reference; of a constant reference in multiples of its magnitude, or of 1 where that is 0. */
    public static double relative(StepDistribution reference, StepDistribution current) {
        double scale = reference.standardDeviation();
        if (!(scale > 0)) {
            scale = Math.abs(reference.mean());
        }
        return distance(reference, current) / (scale > 0 ? scale : 1);
    }
}
