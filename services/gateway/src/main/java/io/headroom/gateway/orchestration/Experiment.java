package io.headroom.gateway.orchestration;

import io.headroom.contracts.v1.FeatureUse;
import io.headroom.gateway.ladder.RungName;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an experiment wants of a request.
 *
 * @param rung the rung to answer from, or a lower one if it cannot be had
 * @param timeSeconds the moment the request is for, in the data's time: seconds since the epoch
 */
public record Experiment(Optional<RungName> rung, OptionalLong timeSeconds) {
    /** The header that names the rung. */
    public static final String RUNG_HEADER = "X-Headroom-Rung";
    /** The header that tells the time. */
    public static final String TIME_HEADER = "X-Headroom-Time";

    /** As all requests of clients are. */
    public static final Experiment NONE = new Experiment(Optional.empty(), OptionalLong.empty());

    boolean forces(RungName name) {
        return rung.isPresent() && rung.get() == name;
    }

    /** What the stages must make their replies from; UNSPECIFIED when that is theirs to decide. */
    FeatureUse features() {
        if (forces(RungName.STALE_FEATURES)) {
            return FeatureUse.FEATURE_USE_STALE;
        }
        return forces(RungName.DEFAULT_FEATURES) ? FeatureUse.FEATURE_USE_DEFAULT : FeatureUse.FEATURE_USE_UNSPECIFIED;
    }
}
