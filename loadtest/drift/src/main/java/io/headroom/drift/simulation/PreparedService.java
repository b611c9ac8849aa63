package io.headroom.drift.simulation;

import io.headroom.drift.serving.Deployment;
import io.headroom.drift.setting.SimulatedWorld;
import io.headroom.drift.setting.StoredFeatures;
import io.headroom.drift.traffic.Arrivals;
import io.headroom.drift.traffic.SimulatedClock;
import io.headroom.drift.traffic.Traffic;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.reference.Reference;
import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;

/**
 * A world, a recommender trained in it, and the reference its bundle would bring: what every run of a seed begins with. May be used by
 * several threads; nobody may change the store.
 */
public final class PreparedService {
    private static final long TRAINING = 1_000_000;
    private static final int WARM_UP = 20_000;

    private final SimulationOptions options;
    private final SimulatedWorld world;
    private final StoredFeatures store;
    private final Deployment deployment;
    private final SimulatedClock clock;
    private final Reference reference;

    private PreparedService(
            SimulationOptions options,
            SimulatedWorld world,
            StoredFeatures store,
            Deployment deployment,
            SimulatedClock clock,
            Reference reference) {
        this.options = options;
        this.world = world;
        this.store = store;
        this.deployment = deployment;
        this.clock = clock;
        this.reference = reference;
    }

    /** Some seconds of work. */
    public static PreparedService prepare(SimulationOptions options) {
        SimulatedWorld world = SimulatedWorld.of(options.seed());
        StoredFeatures store = StoredFeatures.atReference(world);
        SimulatedClock clock = new SimulatedClock(world.referenceSeconds(), false);
        Traffic traffic =
                new Arrivals(options.traffic(), world, clock).unrelated(stream(options, Concern.TRAFFIC), "training");
        Users users = new Users(world.truth(), clock, stream(options, Concern.CLICKS));
        Deployment deployment =
                new Training(store, world.truth(), traffic, users).train(Deployment.untrained(world, options.seed()));
        PreparedService still = at(options, world, store, deployment, clock);
        return options.live() ? still.warmedUp() : still;
    }

    private static PreparedService at(
            SimulationOptions options,
            SimulatedWorld world,
            StoredFeatures store,
            Deployment deployment,
            SimulatedClock clock) {
        SeededStream stream = SeededStream.of(options.seed(), Concern.TRAINING, 1);
        Traffic traffic = new Arrivals(options.traffic(), world, clock).unrelated(stream, "reference");
        Reference reference =
                ReferenceSample.draw(world, store, clock, deployment.open(store, TRAINING), traffic, stream);
        return new PreparedService(options, world, store, deployment, clock, reference);
    }

    /** The same some days later, when the ages of the rows are those of a store that is kept up to date. */
    private PreparedService warmedUp() {
        StoredFeatures kept = store.copy();
        SimulatedClock running = new SimulatedClock(clock.referenceSeconds(), true);
        PreparedService before = new PreparedService(options, world, kept, deployment, running, reference);
        Simulation simulation = Simulation.on(before, kept, TRAINING);
        LastMoment last = new LastMoment();
        simulation.run(WARM_UP, _ -> Conditions.NORMAL, last);
        return at(options, world, kept, deployment, new SimulatedClock(last.millis / 1_000 + 2, true));
    }

    private static SeededStream stream(SimulationOptions options, Concern concern) {
        return SeededStream.of(options.seed(), concern, TRAINING);
    }

    public SimulationOptions options() {
        return options;
    }

    public SimulatedWorld world() {
        return world;
    }

    /** What the monitor is given. */
    public Reference reference() {
        return reference;
    }

    StoredFeatures store() {
        return store;
    }

    Deployment deployment() {
        return deployment;
    }

    SimulatedClock clock() {
        return clock;
    }

    Arrivals arrivals() {
        return new Arrivals(options.traffic(), world, clock);
    }

    private static final class LastMoment implements LogListener {
        private long millis;

        @Override
        public void shown(int request, Impression impression) {
            millis = impression.logMillis();
        }

        @Override
        public void acted(Interaction interaction) {
            millis = Math.max(millis, interaction.logMillis());
        }
    }
}
