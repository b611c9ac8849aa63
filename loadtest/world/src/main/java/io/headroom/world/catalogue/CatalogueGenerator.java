package io.headroom.world.catalogue;

import io.headroom.world.WorldOptions;
import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;
import io.headroom.world.randomness.WeightedChoice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Makes the items of a world: when they are released, where they lie in the taste space, how good and how well known they are. */
public final class CatalogueGenerator {
    /** Share of items released while the world is watched; the others are older. */
    static final double RELEASED_DURING_PERIOD = 0.15;

    /** Attention of the item of popularity rank k (from 1) is (k + shift) to the power of minus this (Zipf-Mandelbrot). */
    public static final double ZIPF_EXPONENT = 1.1;

    public static final double ZIPF_SHIFT = 40;

    private static final double MEAN_AGE_DAYS = 4_000;
    private static final double MAX_AGE_DAYS = 12_000;
    private static final double QUALITY_SPREAD = 0.4;
    private static final double QUALITY_IN_POPULARITY = 0.6;
    private static final double POPULARITY_IN_QUALITY = 0.4;
    private static final double NICHE_WEIGHT = 1.0;
    private static final double GENRE_WEIGHT = 0.55;
    private static final double OWN_WEIGHT = 0.45;
    private static final double GENRE_FROM_NICHE = 0.7;
    private static final double WITHOUT_GENRE = 0.002;
    private static final double SECONDS_PER_DAY = 86_400;

    private final WorldOptions options;
    private final TasteSpace space;
    private final WeightedChoice anyGenre = new WeightedChoice(Genres.commonness());
    private final WeightedChoice genreCount = new WeightedChoice(0.3, 0.4, 0.2, 0.1);
    private final TitleMaker titles;
    private final double[] popularityScores;

    public CatalogueGenerator(WorldOptions options, TasteSpace space) {
        this.options = options;
        this.space = space;
        this.titles = new TitleMaker(options.seed());
        this.popularityScores = new double[options.items()];
    }

    public Catalogue generate() {
        Catalogue catalogue = new Catalogue(options.items());
        catalogue.setReleases(releases());
        for (int row = 0; row < catalogue.size(); row++) {
            addItem(catalogue, row, SeededStream.of(options.seed(), Concern.ITEM, row));
        }
        spreadAttention(catalogue);
        return catalogue;
    }

    private long[] releases() {
        SeededStream stream = SeededStream.of(options.seed(), Concern.RELEASES, 0);
        long[] releases = new long[options.items()];
        long period = options.endSeconds() - options.startSeconds();
        for (int item = 0; item < releases.length; item++) {
            releases[item] = stream.chance(RELEASED_DURING_PERIOD)
                    ? options.startSeconds() + (long) (stream.nextDouble() * period)
                    : options.startSeconds() - ageSeconds(stream);
        }
        Arrays.sort(releases);
        return releases;
    }

    private static long ageSeconds(SeededStream stream) {
        double days = stream.nextExponential() * MEAN_AGE_DAYS;
        return 1 + (long) (Math.min(days, MAX_AGE_DAYS * (1 + stream.nextDouble())) * SECONDS_PER_DAY);
    }

    private void addItem(Catalogue catalogue, int row, SeededStream stream) {
        int niche = space.drawNiche(stream);
        int[] genres = drawGenres(niche, stream);
        double[] direction = new double[TasteSpace.DIMENSIONS];
        Direction.add(direction, NICHE_WEIGHT, space.nicheDirection(niche));
        for (int genre : genres) {
            Direction.add(direction, GENRE_WEIGHT / StrictMath.sqrt(genres.length), space.genreDirection(genre));
        }
        Direction.add(direction, OWN_WEIGHT, Direction.random(stream, TasteSpace.DIMENSIONS));
        double quality = stream.nextGaussian();
        popularityScores[row] = QUALITY_IN_POPULARITY * quality + stream.nextGaussian();
        int year = Instant.ofEpochSecond(catalogue.releasedSeconds(row))
                .atOffset(ZoneOffset.UTC)
                .getYear();
        catalogue.setItem(
                row, Direction.normalise(direction), (float) (QUALITY_SPREAD * quality), genres, titles.next(year));
    }

    private int[] drawGenres(int niche, SeededStream stream) {
        if (stream.chance(WITHOUT_GENRE)) {
            return new int[0];
        }
        int count = 1 + genreCount.draw(stream);
        int[] drawn = new int[count];
        for (int position = 0; position < count; position++) {
            drawn[position] =
                    stream.chance(GENRE_FROM_NICHE) ? space.drawFavouriteGenre(niche, stream) : anyGenre.draw(stream);
        }
        return Arrays.stream(drawn).distinct().sorted().toArray();
    }

    /** The better known an item is, the better it is liked as well: quality gets a part that grows with the logarithm of attention. */
    private void spreadAttention(Catalogue catalogue) {
        Integer[] rows = new Integer[catalogue.size()];
        Arrays.setAll(rows, row -> row);
        Arrays.sort(rows, (left, right) -> Double.compare(popularityScores[right], popularityScores[left]));
        double meanLogarithm = 0;
        for (int rank = 0; rank < rows.length; rank++) {
            meanLogarithm += logAttention(rank) / rows.length;
        }
        for (int rank = 0; rank < rows.length; rank++) {
            double logAttention = logAttention(rank);
            catalogue.setAttention(rows[rank], StrictMath.exp(logAttention));
            catalogue.addQuality(rows[rank], POPULARITY_IN_QUALITY * (logAttention - meanLogarithm));
        }
    }

    private static double logAttention(int rank) {
        return -ZIPF_EXPONENT * StrictMath.log(rank + 1 + ZIPF_SHIFT);
    }
}
