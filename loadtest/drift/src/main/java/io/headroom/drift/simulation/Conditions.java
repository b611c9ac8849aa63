package io.headroom.drift.simulation;

import io.headroom.drift.serving.FeatureFault;
import io.headroom.world.truth.TruthDrift;

/**
 * How the world and the services are when a request comes.
 *
 * @param moreOccasional share of visitors who are replaced by occasional ones
 * @param truth how what is relevant has changed
 * @param ranked whether there is a ranker to ask
 */
public record Conditions(double moreOccasional, TruthDrift truth, FeatureFault fault, boolean ranked) {
    /** Nothing is wrong. */
    public static final Conditions NORMAL = new Conditions(0, TruthDrift.NONE, FeatureFault.NONE, true);

    public Conditions withMoreOccasional(double share) {
        return new Conditions(share, truth, fault, ranked);
    }

    public Conditions withTruth(TruthDrift changed) {
        return new Conditions(moreOccasional, changed, fault, ranked);
    }

    public Conditions withFault(FeatureFault changed) {
        return new Conditions(moreOccasional, truth, changed, ranked);
    }

    public Conditions withoutRanker() {
        return new Conditions(moreOccasional, truth, fault, false);
    }

    /** Conditions from request to request. */
    @FunctionalInterface
    public interface Course {
        /** @param request counted from 0 */
        Conditions at(int request);
    }
}
