package io.headroom.gateway.ladder;

import java.util.Optional;

/** Both stages answered, but one of them says that a stage it called itself did not. */
final class DefaultFeatures implements Rung {
    @Override
    public RungName name() {
        return RungName.DEFAULT_FEATURES;
    }

    @Override
    public Optional<Slate> offer(Findings findings) {
        return RankedSlate.of(findings);
    }
}
