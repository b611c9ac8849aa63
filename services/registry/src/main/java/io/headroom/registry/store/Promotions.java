package io.headroom.registry.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was promoted, and what a roll-back returns to. Immutable.
 *
 * @param number grows with each promotion and each roll-back, and never falls
 * @param line the promoted versions a roll-back goes back along, the current one last
 * @param at when the latest change was made; empty before the first
 */
record Promotions(long number, List<String> line, Optional<Instant> at) {
    Promotions {
        line = List.copyOf(line);
    }

    static Promotions none() {
        return new Promotions(0, List.of(), Optional.empty());
    }

    Optional<String> current() {
        return line.isEmpty() ? Optional.empty() : Optional.of(line.getLast());
    }

    /** What a roll-back would return to. */
    Optional<String> previous() {
        return line.size() < 2 ? Optional.empty() : Optional.of(line.get(line.size() - 2));
    }

    /** @param longest how long the line may become; its begin is forgotten */
    Promotions promoted(String version, int longest, Instant now) {
        List<String> longer = new ArrayList<>(line);
        longer.add(version);
        return new Promotions(
                number + 1, longer.subList(Math.max(0, longer.size() - longest), longer.size()), Optional.of(now));
    }

    /** Without the current one; not to be called when there is no previous one. */
    Promotions rolledBack(Instant now) {
        return new Promotions(number + 1, line.subList(0, line.size() - 1), Optional.of(now));
    }

    /** Without versions that are gone, the current one excepted; none twice in a row. */
    Promotions without(Predicate<String> gone) {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            String version = line.get(i);
            boolean repeated = !left.isEmpty() && left.getLast().equals(version);
            if (!repeated && (i == line.size() - 1 || !gone.test(version))) {
                left.add(version);
            }
        }
        return new Promotions(number, Collections.unmodifiableList(left), at);
    }
}
