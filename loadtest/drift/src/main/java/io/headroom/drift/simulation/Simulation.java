package io.headroom.drift.simulation;

import io.headroom.drift.serving.FeatureFault;
import io.headroom.drift.serving.Recommender;
import io.headroom.drift.serving.Request;
import io.headroom.drift.setting.StoredFeatures;
import io.headroom.drift.traffic.SimulatedClock;
import io.headroom.drift.traffic.Traffic;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;
import io.headroom.world.truth.TrueRelevance;
import io.headroom.world.truth.TruthDrift;
import java.util.HashMap;
import java.util.Map;

/** Lets a prepared service live through requests under a course of conditions, and tells the log. Deterministic; used once, by one thread. */
public final class Simulation {
    private final SimulatedClock clock;
    private final StoredFeatures store;
    private final Recommender recommender;
    private final Traffic traffic;
    private final Users users;
    private final TrueRelevance truth;
    private final Map<TruthDrift, TrueRelevance> drifted = new HashMap<>();
    private long endMillis;

    /** @param run runs of one prepared service with different numbers have nothing to do with each other */
    public Simulation(PreparedService prepared, long run) {
        this(prepared, prepared.clock().dataRuns() ? prepared.store().copy() : prepared.store(), run);
    }

    private Simulation(PreparedService prepared, StoredFeatures store, long run) {
        SimulationOptions options = prepared.options();
        this.store = store;
        clock = prepared.clock();
        recommender = prepared.deployment().open(store, run);
        truth = prepared.world().truth();
        traffic = prepared.arrivals()
                .overTime(options.meanGapMillis(), SeededStream.of(options.seed(), Concern.TRAFFIC, run), "r" + run);
        users = new Users(truth, clock, SeededStream.of(options.seed(), Concern.CLICKS, run));
    }

    /** One that changes the store it is given. */
    static Simulation on(PreparedService prepared, StoredFeatures store, long run) {
        return new Simulation(prepared, store, run);
    }

    /** @param course conditions of each request */
    public void run(int requests, Conditions.Course course, LogListener listener) {
        boolean stale = false;
        for (int number = 0; number < requests; number++) {
            Conditions conditions = course.at(number);
            stale |= conditions.fault() instanceof FeatureFault.Stale;
            Request request = traffic.next(conditions.moreOccasional());
            tell(request.atMillis(), stale, listener);
            Impression impression = conditions.ranked()
                    ? recommender.answer(request, conditions.fault())
                    : recommender.retrievalOrder(request);
            listener.shown(number, impression);
            users.look(impression, truth(conditions.truth()));
            endMillis = request.atMillis();
        }
    }

    /** What is left of what users do with the pages, until so long after the last request. */
    public void finish(long afterMillis, LogListener listener) {
        tell(endMillis + afterMillis, true, listener);
    }

    private void tell(long untilMillis, boolean stale, LogListener listener) {
        for (Interaction interaction : users.doneBy(untilMillis)) {
            listener.acted(interaction);
            if (clock.dataRuns() && !stale && interaction.kind() == Interaction.Kind.RATING) {
                store.rate(
                        (int) interaction.userId() - 1,
                        (int) interaction.itemId() - 1,
                        interaction.timeSeconds(),
                        interaction.value());
            }
        }
    }

    private TrueRelevance truth(TruthDrift drift) {
        return drift.equals(TruthDrift.NONE) ? truth : drifted.computeIfAbsent(drift, truth::drifted);
    }
}
