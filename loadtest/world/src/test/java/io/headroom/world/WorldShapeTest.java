package io.headroom.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The statistical properties a world is made for, on one large enough to show them. */
final class WorldShapeTest {
    private static final WorldOptions OPTIONS =
            WorldOptions.defaults().withUsers(1_500).withItems(5_000).withEvents(250_000);

    private static World world;

    @BeforeAll
    static void generate() {
        world = World.generate(OPTIONS);
    }

    @Test
    void popularity_fallsWithRankAsZipfSays() {
        long[] counts = ratingsPerItem();
        Arrays.sort(counts);
        int[] ranks = IntStream.rangeClosed(20, 1_000).toArray();
        double[] logRank = IntStream.of(ranks).mapToDouble(Math::log).toArray();
        double[] logCount = IntStream.of(ranks)
                .mapToDouble(rank -> Math.log((double) counts[counts.length - rank]))
                .toArray();
        assertThat(slope(logRank, logCount)).isBetween(-1.1, -0.6);
    }

    @Test
    void coldItems_exist() {
        assertThat(LongStream.of(ratingsPerItem()).filter(count -> count == 0).count())
                .isBetween(20L, 2_500L);
    }

    @Test
    void clicks_fallWithPositionAsExaminationSays() {
        long[] shown = new long[11];
        long[] clicked = new long[11];
        world.log().forEachImpression((user, item, position, time, click) -> {
            shown[position]++;
            clicked[position] += click ? 1 : 0;
        });
        double first = (double) clicked[1] / shown[1];
        for (int position = 2; position <= 10; position++) {
            double ratio = (double) clicked[position] / shown[position] / first;
            assertThat(ratio)
                    .as("position %d", position)
                    .isCloseTo(world.truth().examination(position), within(0.05));
        }
    }

    @Test
    void evenings_areBusierThanNights() {
        long[] byHour = new long[24];
        world.log().forEachImpression((user, item, position, time, click) -> byHour[(int) (time / 3_600 % 24)]++);
        assertThat(byHour[20]).isGreaterThan(4 * byHour[4]);
        assertThat(byHour[20]).isGreaterThan(byHour[12]);
    }

    @Test
    void positives_areAboutHalf() {
        long[] positives = new long[1];
        world.log().forEachRating((user, item, halfStars, time) -> positives[0] += halfStars >= 8 ? 1 : 0);
        assertThat((double) positives[0] / world.log().ratingCount()).isBetween(0.40, 0.58);
    }

    @Test
    void lastTenth_hasNewUsersAndKnownOnes() {
        long[] first = new long[OPTIONS.users()];
        Arrays.fill(first, Long.MAX_VALUE);
        long[] last = new long[OPTIONS.users()];
        LongStream.Builder times = LongStream.builder();
        world.log().forEachRating((user, item, halfStars, time) -> {
            first[user] = Math.min(first[user], time);
            last[user] = Math.max(last[user], time);
            times.add(time);
        });
        long[] sorted = times.build().sorted().toArray();
        long boundary = sorted[(int) (sorted.length * 0.9)];
        long present = LongStream.of(last).filter(time -> time >= boundary).count();
        long joined = LongStream.of(first)
                .filter(time -> time >= boundary && time < Long.MAX_VALUE)
                .count();
        assertThat((double) joined / present).isBetween(0.1, 0.6);
    }

    @Test
    void clickedItems_areMoreRelevantThanOthers() {
        double[] sum = new double[2];
        long[] count = new long[2];
        world.log().forEachImpression((user, item, position, time, click) -> {
            int index = click ? 1 : 0;
            sum[index] += world.truth().relevance(user + 1L, item + 1L, time);
            count[index]++;
        });
        assertThat(sum[1] / count[1]).isGreaterThan(2 * sum[0] / count[0]);
    }

    private static long[] ratingsPerItem() {
        long[] counts = new long[OPTIONS.items()];
        world.log().forEachRating((user, item, halfStars, time) -> counts[item]++);
        return counts;
    }

    private static double slope(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (int index = 0; index < x.length; index++) {
            covariance += (x[index] - meanX) * (y[index] - meanY);
            variance += (x[index] - meanX) * (x[index] - meanX);
        }
        return covariance / variance;
    }
}
