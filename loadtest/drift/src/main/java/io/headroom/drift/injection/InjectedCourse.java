package io.headroom.drift.injection;

import io.headroom.drift.serving.FeatureFault;
import io.headroom.drift.simulation.Conditions;
import io.headroom.world.truth.TruthDrift;

/**
 * The conditions of a run with an injection.
 *
 * @param size in the kind's unit; the angle of tastes in radians for concept drift, as {@link ConceptCalibration} found it
 * @param start the first request it concerns, counted from 0
 */
public record InjectedCourse(Injection injection, Shape shape, double size, int start) implements Conditions.Course {
    @Override
    public Conditions at(int request) {
        double intensity = shape.intensity(request - start);
        return intensity == 0 ? Conditions.NORMAL : conditions(intensity);
    }

    /** Whether the injection is in force, at least in part. */
    public boolean inForce(int request) {
        return injection.kind() != Injection.Kind.NONE && shape.intensity(request - start) > 0;
    }

    private Conditions conditions(double intensity) {
        double now = size * intensity;
        Conditions normal = Conditions.NORMAL;
        return switch (injection.kind()) {
            case NONE -> normal;
            case COVARIATE -> normal.withMoreOccasional(now);
            case LABEL -> normal.withTruth(new TruthDrift(0, now));
            case CONCEPT -> normal.withTruth(new TruthDrift(now, 0));
            case NULLS -> normal.withFault(new FeatureFault.Lost(injection.view(), now));
            case UNIT -> normal.withFault(new FeatureFault.Unit(injection.view(), injection.column(), size));
            case STALE -> normal.withFault(new FeatureFault.Stale());
            case SERVING_MODE -> normal.withoutRanker();
        };
    }
}
