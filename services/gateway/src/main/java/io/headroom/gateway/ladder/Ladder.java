package io.headroom.gateway.ladder;

import java.util.List;
import java.util.Optional;

/** The rungs, best first. The last one can always answer. Immutable and thread-safe. */
public final class Ladder {
    private final List<Rung> rungs;
    private final Popular lowest;

    public Ladder(Slate popularItems) {
        rungs = List.of(new Full(), new DefaultFeatures(), new RetrievalOrder());
        lowest = new Popular(popularItems);
    }

    /** The best rung that can answer from what the stages brought. */
    public Step choose(Findings findings) {
        for (Rung rung : rungs) {
            Optional<Slate> slate = rung.offer(findings);
            if (slate.isPresent()) {
                return new Step(rung.name(), slate.get());
            }
        }
        return new Step(lowest.name(), lowest.items());
    }

    /**
     * A chosen rung.
     *
     * @param slate what it offers
     */
    public record Step(RungName rung, Slate slate) {}
}
