package io.headroom.gateway.ladder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rungs of {@link RungName}, best first. The last one can always answer. Immutable and thread-safe. */
public final class Ladder {
    private static final RungName[] NAMES = RungName.values();

    private final List<Rung> rungs;

    public Ladder(Slate popularItems) {
        rungs = Arrays.stream(NAMES).map(name -> name.rung(popularItems)).toList();
    }

    /**
     * The best rung that can answer from what the stages brought, none better than a forced one. A rung from whose slate nothing can be chosen
     * is passed over; only the last may end with nothing.
     *
     * @param choose the choices of a slate, best first
     */
    public <C> Step<C> choose(Findings findings, Function<Slate, List<C>> choose) {
        int last = NAMES.length - 1;
        boolean emptied = false;
        for (int i = findings.forced().map(RungName::ordinal).orElse(0); i < last; i++) {
            Optional<List<C>> choices = rungs.get(i).offer(findings).map(choose);
            if (choices.filter(chosen -> !chosen.isEmpty()).isPresent()) {
                return new Step<>(NAMES[i], choices.get(), false);
            }
            emptied |= choices.isPresent();
        }
        List<C> choices = rungs.get(last).offer(findings).map(choose).orElse(List.of());
        return new Step<>(NAMES[last], choices, emptied);
    }

    /**
     * A chosen rung.
     *
     * @param emptied whether a better one was passed over because nothing could be chosen of its items
     */
    public record Step<C>(RungName rung, List<C> choices, boolean emptied) {}
}
