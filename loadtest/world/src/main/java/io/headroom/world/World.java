package io.headroom.world;

import io.headroom.world.behaviour.InteractionLog;
import io.headroom.world.behaviour.Simulation;
import io.headroom.world.catalogue.Catalogue;
import io.headroom.world.catalogue.CatalogueGenerator;
import io.headroom.world.catalogue.TasteSpace;
import io.headroom.world.population.Population;
import io.headroom.world.population.PopulationGenerator;
import io.headroom.world.truth.LatentFactors;
import io.headroom.world.truth.RelevanceParameters;
import io.headroom.world.truth.TrueRelevance;
import java.util.function.Consumer;

/** A generated world in memory: its items, what happened, and what was really relevant. */
public record World(WorldOptions options, Catalogue catalogue, InteractionLog log, TrueRelevance truth) {
    private static final RelevanceParameters RELEVANCE =
            new RelevanceParameters(TasteSpace.DIMENSIONS, 10, -4.3, 8.0, 0.8, 14, 0.6, 2.05, 0.27, 0.75);

    public static World generate(WorldOptions options) {
        return generate(options, line -> {});
    }

    /**
     * @param progress receives a line now and then
     * @throws IllegalArgumentException if there are more events than users and items can have
     */
    public static World generate(WorldOptions options, Consumer<String> progress) {
        options.requireRoomForEvents();
        TasteSpace space = new TasteSpace(options.seed());
        Catalogue catalogue = new CatalogueGenerator(options, space).generate();
        Population population = new PopulationGenerator(options, space).generate();
        TrueRelevance truth = new TrueRelevance(RELEVANCE, factors(catalogue, population));
        progress.accept("made %,d items and %,d users".formatted(catalogue.size(), population.size()));
        InteractionLog log = new Simulation(options, space, catalogue, population, truth).run(progress);
        return new World(options, catalogue, log, truth);
    }

    public WorldSummary summary() {
        return new WorldSummary(
                options.users(), catalogue.size(), log.ratingCount(), log.impressionCount(), log.clickCount());
    }

    private static LatentFactors factors(Catalogue catalogue, Population population) {
        return new LatentFactors(
                TasteSpace.DIMENSIONS,
                population.vectors(),
                population.bias(),
                catalogue.vectors(),
                catalogue.quality(),
                catalogue.releasedSeconds());
    }
}
