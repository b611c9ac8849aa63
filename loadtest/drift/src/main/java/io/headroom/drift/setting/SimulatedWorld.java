package io.headroom.drift.setting;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.world.World;
import io.headroom.world.WorldOptions;
import io.headroom.world.catalogue.Catalogue;
import io.headroom.world.truth.TrueRelevance;
import java.util.ArrayList;
import java.util.List;

/**
 * A small generated world with what a recommender knows of it. Users and items are counted from 0 here, and have the ids one above. Immutable
 * and thread-safe.
 */
public final class SimulatedWorld {
    /** As {@code WorldOptions.defaults()} has them, with fewer users and items: a world is made for every seed. */
    private static final int USERS = 2_000;

    private static final int ITEMS = 3_000;
    private static final int EVENTS = 200_000;
    private static final int DAYS = 60;

    private final World world;
    private final FeatureViews views = new FeatureViews(new Genres(io.headroom.world.catalogue.Genres.NAMES));
    private final ItemFacts[] facts;
    private final double[] activity;

    private SimulatedWorld(World world) {
        this.world = world;
        this.facts = facts(world.catalogue(), views.genres());
        this.activity = activity(world);
    }

    public static SimulatedWorld of(long seed) {
        return new SimulatedWorld(World.generate(WorldOptions.defaults()
                .withUsers(USERS)
                .withItems(ITEMS)
                .withEvents(EVENTS)
                .withDays(DAYS)
                .withSeed(seed)));
    }

    private static ItemFacts[] facts(Catalogue catalogue, Genres genres) {
        ItemFacts[] facts = new ItemFacts[catalogue.size()];
        for (int item = 0; item < facts.length; item++) {
            List<String> names = new ArrayList<>();
            for (int genre : catalogue.genres(item)) {
                names.add(genres.names().get(genre));
            }
            String title = catalogue.title(item);
            int year = Integer.parseInt(title.substring(title.length() - 5, title.length() - 1));
            facts[item] = new ItemFacts(genres.mask(names), year);
        }
        return facts;
    }

    private static double[] activity(World world) {
        double[] activity = new double[world.options().users()];
        world.log().forEachRating((user, _, _, _) -> activity[user]++);
        world.log().forEachImpression((user, _, position, _, _) -> activity[user] += position == 1 ? 1 : 0);
        return activity;
    }

    /** Seconds since the epoch, in the data's time: everything in the world's log lies before. */
    public long referenceSeconds() {
        return world.options().endSeconds();
    }

    public int users() {
        return activity.length;
    }

    public int items() {
        return facts.length;
    }

    public FeatureViews views() {
        return views;
    }

    public ItemFacts facts(int item) {
        return facts[item];
    }

    /** First genre of an item, {@code none} where it has none. */
    public String genre(int item) {
        long mask = facts[item].genreMask();
        return mask == 0 ? "none" : views.genres().names().get(Long.numberOfTrailingZeros(mask));
    }

    /** How much each user has done: ratings and pages. */
    public double[] activity() {
        return activity.clone();
    }

    public TrueRelevance truth() {
        return world.truth();
    }

    public World world() {
        return world;
    }
}
