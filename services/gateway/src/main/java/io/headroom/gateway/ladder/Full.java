package io.headroom.gateway.ladder;

import java.util.Optional;

final class Full implements Rung {
    @Override
    public Optional<Slate> offer(Findings findings) {
        boolean complete = findings.rankedAll() && findings.allWell();
        return complete ? RankedSlate.of(findings) : Optional.empty();
    }
}
