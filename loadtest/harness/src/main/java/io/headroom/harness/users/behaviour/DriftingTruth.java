package io.headroom.harness.users.behaviour;

import io.headroom.world.truth.TrueRelevance;
import io.headroom.world.truth.TruthDrift;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is relevant to whom at a moment of a run: changes that hold at one time add up. Not thread-safe. */
public final class DriftingTruth {
    private final TrueRelevance truth;
    private final List<LiveDrift> drifts;
    /** There are no more than the drifts make combinations of. */
    private final Map<TruthDrift, TrueRelevance> changed = new HashMap<>();

    public DriftingTruth(TrueRelevance truth, List<LiveDrift> drifts) {
        this.truth = truth;
        this.drifts = List.copyOf(drifts);
    }

    /** @param offset from the beginning of the measured phase */
    TrueRelevance at(Duration offset) {
        TruthDrift sum = drifts.stream()
                .filter(drift -> drift.holdsAt(offset))
                .map(LiveDrift::truth)
                .reduce(TruthDrift.NONE, DriftingTruth::plus);
        return sum.equals(TruthDrift.NONE) ? truth : changed.computeIfAbsent(sum, truth::drifted);
    }

    boolean knows(long userId, long itemId) {
        return userId >= 1
                && userId <= truth.factors().users()
                && itemId >= 1
                && itemId <= truth.factors().items();
    }

    private static TruthDrift plus(TruthDrift one, TruthDrift other) {
        return new TruthDrift(
                one.tasteAngle() + other.tasteAngle(), one.clickInterceptShift() + other.clickInterceptShift());
    }
}
