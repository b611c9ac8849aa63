package io.headroom.gateway.ladder;

import java.util.Optional;

/** Both stages answered, whatever they had to do without. */
final class DefaultFeatures implements Rung {
    @Override
    public Optional<Slate> offer(Findings findings) {
        return RankedSlate.of(findings);
    }
}
