package io.headroom.gateway.ladder;

import java.util.Optional;

final class Full implements Rung {
    @Override
    public RungName name() {
        return RungName.FULL;
    }

    @Override
    public Optional<Slate> offer(Findings findings) {
        return findings.failures().isEmpty() ? RankedSlate.of(findings) : Optional.empty();
    }
}
