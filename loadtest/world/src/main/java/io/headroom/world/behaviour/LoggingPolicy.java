package io.headroom.world.behaviour;

import io.headroom.world.catalogue.Catalogue;
import io.headroom.world.catalogue.Genres;
import io.headroom.world.catalogue.TasteSpace;
import io.headroom.world.population.Population;
import io.headroom.world.randomness.SeededStream;
import io.headroom.world.randomness.WeightedChoice;
import java.util.Arrays;

/**
 * The simple recommender that was live when the data were collected: each place on a page is filled by popularity, by a rough idea of the
 * user's favourite genres, from the new items, or by chance. The places are filled in no particular order, so position says nothing
 * about relevance and the position bias can be measured. Items the user has clicked or rated are not shown.
 */
final class LoggingPolicy {
    private static final int POPULAR = 0;
    private static final int GENRE = 1;
    private static final int FRESH = 2;
    private static final WeightedChoice SOURCE = new WeightedChoice(0.35, 0.30, 0.15, 0.20);
    private static final double GENRE_SHARPNESS = 4;
    private static final double GENRE_ERROR = 0.6;
    private static final int ATTEMPTS = 30;

    private final Attention attention;
    private final TasteSpace space;
    private final float[] userVectors;
    private final int[] shownOnPage;
    private int page;

    LoggingPolicy(Catalogue catalogue, Attention attention, TasteSpace space, Population population) {
        this.attention = attention;
        this.space = space;
        this.userVectors = population.vectors();
        this.shownOnPage = new int[catalogue.size()];
    }

    /** What the policy believes about the user's taste in genres: the truth with an error that stays the same for a user. */
    WeightedChoice genreGuess(int user, SeededStream stream) {
        double[] weights = new double[Genres.NAMES.size()];
        for (int genre = 0; genre < weights.length; genre++) {
            double[] direction = space.genreDirection(genre);
            double affinity = 0;
            for (int axis = 0; axis < direction.length; axis++) {
                affinity += direction[axis] * userVectors[user * direction.length + axis];
            }
            weights[genre] = StrictMath.exp(GENRE_SHARPNESS * affinity + GENRE_ERROR * stream.nextGaussian());
        }
        return new WeightedChoice(weights);
    }

    /** Item rows by position; fewer than a page only if the user has been through nearly all there is. */
    int[] page(WeightedChoice genreGuess, Consumed consumed, long timeSeconds, SeededStream stream) {
        page++;
        int[] rows = new int[BehaviourParameters.PAGE_SIZE];
        int filled = 0;
        for (int attempt = 0; attempt < ATTEMPTS * rows.length && filled < rows.length; attempt++) {
            int row = candidate(genreGuess, timeSeconds, stream);
            if (shownOnPage[row] != page && !consumed.contains(row) && attention.isReleased(row, timeSeconds)) {
                shownOnPage[row] = page;
                rows[filled++] = row;
            }
        }
        return Arrays.copyOf(rows, filled);
    }

    private int candidate(WeightedChoice genreGuess, long timeSeconds, SeededStream stream) {
        return switch (SOURCE.draw(stream)) {
            case POPULAR -> attention.popular(stream);
            case GENRE -> attention.popularIn(genreGuess.draw(stream), stream);
            case FRESH -> attention.fresh(timeSeconds, stream);
            default -> attention.any(timeSeconds, stream);
        };
    }
}
