package io.headroom.world.catalogue;

import java.util.List;

/** The genres of the MovieLens data sets, with how common each is among the world's items. */
public final class Genres {
    /** In the order MovieLens lists an item's genres: alphabetical. */
    public static final List<String> NAMES = List.of(
            "Action",
            "Adventure",
            "Animation",
            "Children",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Fantasy",
            "Film-Noir",
            "Horror",
            "Musical",
            "Mystery",
            "Romance",
            "Sci-Fi",
            "Thriller",
            "War",
            "Western");

    /** What MovieLens writes for an item that has none. */
    public static final String NONE = "(no genres listed)";

    private static final double[] COMMONNESS = {
        0.09, 0.06, 0.03, 0.03, 0.17, 0.06, 0.03, 0.20, 0.04, 0.01, 0.05, 0.02, 0.03, 0.08, 0.05, 0.09, 0.02, 0.01
    };

    private Genres() {}

    static double[] commonness() {
        return COMMONNESS.clone();
    }
}
