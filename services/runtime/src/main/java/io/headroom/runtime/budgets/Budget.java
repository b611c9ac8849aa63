package io.headroom.runtime.budgets;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one stage, or the whole request, may take.
 *
 * @param targets percentile targets over a run; may be empty
 * @param timeout hard limit of a single call; positive, and no target lies beyond it
 */
public record Budget(Map<Percentile, Duration> targets, Duration timeout) {
    public Budget {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new BudgetsException("timeout is " + timeout + ", but must be above 0");
        }
        EnumMap<Percentile, Duration> copy = new EnumMap<>(Percentile.class);
        copy.putAll(targets);
        Duration previous = Duration.ZERO;
        for (Map.Entry<Percentile, Duration> target : copy.entrySet()) {
            String name = target.getKey().key();
            if (target.getValue().compareTo(previous) < 0 || target.getValue().isZero()) {
                throw new BudgetsException(
                        name + " is " + target.getValue() + ", but must be above 0 and not below a lower percentile");
            }
            if (target.getValue().compareTo(timeout) > 0) {
                throw new BudgetsException(name + " is " + target.getValue() + ", beyond the timeout of " + timeout);
            }
            previous = target.getValue();
        }
        targets = Collections.unmodifiableMap(copy);
    }

    public Optional<Duration> target(Percentile percentile) {
        return Optional.ofNullable(targets.get(percentile));
    }
}
