package io.headroom.gateway.ladder;

import java.util.Optional;

/** All stages are well, but the first of the candidates only are ranked. */
final class Shallow implements Rung {
    @Override
    public Optional<Slate> offer(Findings findings) {
        return findings.allWell() ? RankedSlate.of(findings) : Optional.empty();
    }
}
