package io.headroom.world.behaviour;

import io.headroom.world.WorldOptions;
import io.headroom.world.catalogue.Catalogue;
import io.headroom.world.catalogue.TasteSpace;
import io.headroom.world.population.Population;
import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;
import io.headroom.world.truth.TrueRelevance;
import java.util.function.Consumer;

/** Lets every user live through the observed period. */
public final class Simulation {
    private static final int PROGRESS_STEPS = 5;

    private final WorldOptions options;
    private final TasteSpace space;
    private final Population population;
    private final VisitPlan plan;
    private final Visit visit;
    private final LoggingPolicy policy;
    private final Consumed consumed;
    private final InteractionLog log;

    public Simulation(
            WorldOptions options, TasteSpace space, Catalogue catalogue, Population population, TrueRelevance truth) {
        this.options = options;
        this.space = space;
        this.population = population;
        this.plan = new VisitPlan(options, population);
        this.consumed = new Consumed(catalogue.size());
        this.log = new InteractionLog(options.startSeconds());
        Attention attention = new Attention(catalogue);
        this.policy = new LoggingPolicy(catalogue, attention, space, population);
        this.visit =
                new Visit(options, policy, new Discovery(catalogue, population, attention), new Response(truth), log);
    }

    /** @param progress receives a line now and then */
    public InteractionLog run(Consumer<String> progress) {
        int users = population.size();
        int reported = 0;
        for (int user = 0; user < users; user++) {
            live(user, SeededStream.of(options.seed(), Concern.BEHAVIOUR, user));
            int step = (int) ((user + 1L) * PROGRESS_STEPS / users);
            if (step > reported) {
                reported = step;
                progress.accept("simulated %,d of %,d users: %,d impressions, %,d ratings"
                        .formatted(user + 1, users, log.impressionCount(), log.ratingCount()));
            }
        }
        return log;
    }

    private void live(int user, SeededStream stream) {
        consumed.startUser();
        long[] starts = plan.starts(user, stream);
        Visitor visitor = new Visitor(user, policy.genreGuess(user, stream), consumed);
        int[] interests = population.interests(user);
        long free = options.startSeconds();
        for (long start : starts) {
            double[] mood = space.nicheDirection(interests[stream.nextInt(interests.length)]);
            free = visit.run(visitor, mood, Math.max(start, free), stream);
        }
    }
}
