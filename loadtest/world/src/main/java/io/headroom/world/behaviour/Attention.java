package io.headroom.world.behaviour;

import io.headroom.world.catalogue.Catalogue;
import io.headroom.world.catalogue.Genres;
import io.headroom.world.randomness.SeededStream;
import io.headroom.world.randomness.WeightedChoice;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Draws items as the world's attention is spread over them: by popularity, by popularity within a genre, among the new, or evenly. */
final class Attention {
    private static final int FRESH_CONTENDERS = 3;
    private static final int FRESH_SECONDS = 21 * 86_400;

    private final Catalogue catalogue;
    private final double[] weights;
    private final WeightedChoice all;
    private final WeightedChoice byHearsay;
    private final int[][] rowsOfGenre = new int[Genres.NAMES.size()][];
    private final WeightedChoice[] withinGenre = new WeightedChoice[Genres.NAMES.size()];

    Attention(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.weights = catalogue.attention();
        this.all = new WeightedChoice(weights);
        this.byHearsay = new WeightedChoice(
                DoubleStream.of(weights).map(StrictMath::sqrt).toArray());
        for (int genre = 0; genre < rowsOfGenre.length; genre++) {
            prepareGenre(genre);
        }
    }

    private void prepareGenre(int genre) {
        int[] rows = IntStream.range(0, weights.length)
                .filter(row -> catalogue.hasGenre(row, genre))
                .toArray();
        // A small world may have no item of a rare genre: whoever looks for one then finds something else.
        rowsOfGenre[genre] =
                rows.length > 0 ? rows : IntStream.range(0, weights.length).toArray();
        withinGenre[genre] = new WeightedChoice(IntStream.of(rowsOfGenre[genre])
                .mapToDouble(row -> weights[row])
                .toArray());
    }

    /** By popularity alone; the item may be unreleased. */
    int popular(SeededStream stream) {
        return all.draw(stream);
    }

    /** By the square root of popularity: less known items get around as well; the item may be unreleased. */
    int heardOf(SeededStream stream) {
        return byHearsay.draw(stream);
    }

    /** By popularity within a genre; the item may be unreleased. */
    int popularIn(int genre, SeededStream stream) {
        return rowsOfGenre[genre][withinGenre[genre].draw(stream)];
    }

    /** One of the items released in the last weeks, of a few the best known; any released item if there is none. */
    int fresh(long timeSeconds, SeededStream stream) {
        int end = catalogue.releasedBy(timeSeconds);
        int start = catalogue.releasedBy(timeSeconds - FRESH_SECONDS);
        if (start == end) {
            return any(timeSeconds, stream);
        }
        int best = start + stream.nextInt(end - start);
        for (int contender = 1; contender < FRESH_CONTENDERS; contender++) {
            int other = start + stream.nextInt(end - start);
            best = weights[other] > weights[best] ? other : best;
        }
        return best;
    }

    /** Any released item, each as likely as another; row 0 if none is released yet. */
    int any(long timeSeconds, SeededStream stream) {
        return stream.nextInt(Math.max(1, catalogue.releasedBy(timeSeconds)));
    }

    boolean isReleased(int row, long timeSeconds) {
        return catalogue.releasedSeconds(row) <= timeSeconds;
    }
}
