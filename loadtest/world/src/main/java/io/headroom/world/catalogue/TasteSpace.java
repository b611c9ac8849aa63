package io.headroom.world.catalogue;

import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;
import io.headroom.world.randomness.WeightedChoice;

/**
 * The space in which users and items lie. Each genre is a direction; so is each niche, a style that items share and users look for.
 * A niche favours a few genres, so genres say something about taste but not all of it. Immutable.
 */
public final class TasteSpace {
    public static final int DIMENSIONS = 16;

    static final int NICHES = 80;
    private static final int FAVOURITE_GENRES = 3;
    private static final double GENRE_PULL_ON_NICHE = 0.6;
    private static final double NICHE_SKEW = 0.6;

    private final double[][] genres = new double[Genres.NAMES.size()][];
    private final double[][] niches = new double[NICHES][];
    private final WeightedChoice[] favouriteGenres = new WeightedChoice[NICHES];
    private final WeightedChoice nicheChoice;

    public TasteSpace(long seed) {
        SeededStream stream = SeededStream.of(seed, Concern.NICHES, 0);
        for (int genre = 0; genre < genres.length; genre++) {
            genres[genre] = Direction.random(stream, DIMENSIONS);
        }
        WeightedChoice anyGenre = new WeightedChoice(Genres.commonness());
        double[] nicheWeights = new double[NICHES];
        for (int niche = 0; niche < NICHES; niche++) {
            nicheWeights[niche] = StrictMath.pow(niche + 1.0, -NICHE_SKEW);
            drawNiche(niche, anyGenre, stream);
        }
        nicheChoice = new WeightedChoice(nicheWeights);
    }

    private void drawNiche(int niche, WeightedChoice anyGenre, SeededStream stream) {
        double[] centre = new double[DIMENSIONS];
        double[] favour = new double[genres.length];
        for (int favourite = 0; favourite < FAVOURITE_GENRES; favourite++) {
            int genre = anyGenre.draw(stream);
            favour[genre] += 1;
            Direction.add(centre, GENRE_PULL_ON_NICHE, genres[genre]);
        }
        Direction.add(centre, 1, Direction.random(stream, DIMENSIONS));
        niches[niche] = Direction.normalise(centre);
        favouriteGenres[niche] = new WeightedChoice(favour);
    }

    public int drawNiche(SeededStream stream) {
        return nicheChoice.draw(stream);
    }

    /** A copy of the direction of {@code niche}. */
    public double[] nicheDirection(int niche) {
        return niches[niche].clone();
    }

    /** A copy of the direction of {@code genre}, an index into {@link Genres#NAMES}. */
    public double[] genreDirection(int genre) {
        return genres[genre].clone();
    }

    int drawFavouriteGenre(int niche, SeededStream stream) {
        return favouriteGenres[niche].draw(stream);
    }
}
