package io.headroom.gateway.ladder;

import io.headroom.contracts.v1.FeatureUse;
import java.util.Optional;

/** Both stages answered, and none had to do without features: what the store did not tell now it had told before. */
final class StaleFeatures implements Rung {
    @Override
    public Optional<Slate> offer(Findings findings) {
        boolean known = findings.features() != FeatureUse.FEATURE_USE_DEFAULT;
        return known ? RankedSlate.of(findings) : Optional.empty();
    }
}
