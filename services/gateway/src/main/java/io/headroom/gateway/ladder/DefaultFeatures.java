package io.headroom.gateway.ladder;

import java.util.Optional;

/**
 * Both stages answered, and one of them had no features to answer from. The candidates stay in the order they were found in: for a user nothing
 * is known of, the ranker's order was measured to be worth half of theirs (RATIONALE.md).
 */
final class DefaultFeatures implements Rung {
    @Override
    public Optional<Slate> offer(Findings findings) {
        return findings.probabilities().isPresent() ? new RetrievalOrder().offer(findings) : Optional.empty();
    }
}
