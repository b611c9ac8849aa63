package io.headroom.monitoring.significance;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.distance.Histogram;
import io.headroom.monitoring.distance.Homogeneity;
import io.headroom.monitoring.distance.KolmogorovSmirnov;
import io.headroom.monitoring.distance.PopulationStability;
import io.headroom.monitoring.distance.Proportions;
import io.headroom.monitoring.distance.StepDistribution;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows in which nothing has changed: the tests alarm as often as they say, also where observations depend on each other. */
class NominalRateTest {
    private static final int STREAMS = 1000;
    private static final int WINDOWS = 5;
    private static final int WINDOW = 1000;
    private static final int BLOCK = 50;
    private static final int REFERENCE = 3000;
    private static final int BINS = 10;

    /** Source of one stream's values. */
    private interface Stream {
        float next();
    }

    private static Stream sessions(long seed) {
        Random random = new Random(seed);
        return new Stream() {
            private float user;
            private int left;

            @Override
            public float next() {
                if (left == 0) {
                    user = (float) random.nextGaussian();
                    left = 1 + random.nextInt(9);
                }
                left--;
                return user;
            }
        };
    }

    private record Alarms(int windows, int index, int smirnov, int categories, int rate) {
        Alarms plus(Alarms other) {
            return new Alarms(
                    windows + other.windows,
                    index + other.index,
                    smirnov + other.smirnov,
                    categories + other.categories,
                    rate + other.rate);
        }
    }

    private static Alarms alarms(LongFunction<Stream> source, double alpha) {
        Alarms sum = new Alarms(0, 0, 0, 0, 0);
        for (int stream = 0; stream < STREAMS; stream++) {
            sum = sum.plus(alarms(source.apply(77 + stream), new Random(9000 + stream), alpha));
        }
        return sum;
    }

    private static Alarms alarms(Stream stream, Random independent, double alpha) {
        float[] reference = new float[REFERENCE];
        for (int i = 0; i < REFERENCE; i++) {
            reference[i] = (float) independent.nextGaussian();
        }
        BinEdges edges = BinEdges.ofQuantiles(reference, BINS);
        BinEdges tail = BinEdges.of(1.2816);
        long[] expected = Histogram.of(edges, reference).counts();
        long[] expectedTail = Histogram.of(tail, reference).counts();
        StepDistribution distribution = StepDistribution.of(reference);
        DesignEffectEstimator effects = new DesignEffectEstimator(BINS, 5);
        DesignEffectEstimator tailEffects = new DesignEffectEstimator(2, 5);
        Alarms sum = new Alarms(0, 0, 0, 0, 0);
        for (int window = 1; window <= WINDOWS; window++) {
            float[] values = window(stream, edges, effects, tail, tailEffects);
            DesignEffect effect = effects.closeWindow();
            DesignEffect tailEffect = tailEffects.closeWindow();
            if (window < WINDOWS) {
                continue;
            }
            long[] counts = Histogram.of(edges, values).counts();
            long[] tailCounts = Histogram.of(tail, values).counts();
            TestOutcome index = PopulationStability.test(expected, counts, alpha, effect);
            assertThat(index.exceeded()).isEqualTo(index.pValue() < alpha);
            TestOutcome rate = Proportions.test(expectedTail[1], REFERENCE, tailCounts[1], WINDOW, alpha, tailEffect);
            sum = sum.plus(new Alarms(
                    1,
                    index.exceeded() ? 1 : 0,
                    KolmogorovSmirnov.test(distribution, StepDistribution.of(values), alpha, effect)
                                    .exceeded()
                            ? 1
                            : 0,
                    Homogeneity.test(expected, counts, alpha, effect).exceeded() ? 1 : 0,
                    rate.exceeded() ? 1 : 0));
        }
        return sum;
    }

    private static float[] window(
            Stream stream,
            BinEdges edges,
            DesignEffectEstimator effects,
            BinEdges tail,
            DesignEffectEstimator tailEffects) {
        float[] values = new float[WINDOW];
        for (int block = 0; block < WINDOW / BLOCK; block++) {
            Histogram counts = new Histogram(edges);
            Histogram tailCounts = new Histogram(tail);
            for (int i = 0; i < BLOCK; i++) {
                float value = stream.next();
                values[block * BLOCK + i] = value;
                counts.add(value);
                tailCounts.add(value);
            }
            effects.block(counts.counts());
            tailEffects.block(tailCounts.counts());
        }
        return values;
    }

    /** Not more often than stated; and, since what is not known of the dependence is reckoned with, down to half as often. */
    private static void assertNominal(Alarms alarms, double alpha) {
        for (int count : new int[] {alarms.index, alarms.categories, alarms.rate}) {
            assertThat(Intervals.proportion(count, alarms.windows, 0.99).low())
                    .as("%s at level %s", alarms, alpha)
                    .isLessThanOrEqualTo(alpha);
            assertThat(Intervals.proportion(count, alarms.windows, 0.99).high())
                    .as("%s at level %s", alarms, alpha)
                    .isGreaterThanOrEqualTo(alpha / 2);
        }
        assertThat(Intervals.proportion(alarms.smirnov, alarms.windows, 0.99).low())
                .as("Smirnov's test is conservative: %s", alarms)
                .isLessThanOrEqualTo(alpha);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.05", "0, 0.01", "0.5, 0.05", "0.8, 0.05"})
    void testsAlarmAtTheirNominalRate_whenNeighboursCorrelate(double rho, double alpha) {
        assertNominal(alarms(seed -> new Ar1(rho, seed)::next, alpha), alpha);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.01})
    void testsAlarmAtTheirNominalRate_whenUsersComeInSessions(double alpha) {
        assertNominal(alarms(NominalRateTest::sessions, alpha), alpha);
    }

    /** What falls short: far in the tail, under strong dependence, the correction leaves up to twice and a half the nominal rate. */
    @Test
    void testsAlarmLittleMoreThanNominally_farInTheTailUnderStrongDependence() {
        Alarms alarms = alarms(seed -> new Ar1(0.8, seed)::next, 0.01);

        assertThat(Math.max(alarms.index, Math.max(alarms.categories, alarms.rate)))
                .isLessThanOrEqualTo(STREAMS / 40);
    }

    /** What the correction is for. */
    @Test
    void testsCryWolf_whenTheyTakeDependenceForIndependence() {
        int alarms = 0;
        for (int stream = 0; stream < 100; stream++) {
            Ar1 values = new Ar1(0.8, stream);
            Ar1 reference = new Ar1(0, 5000 + stream);
            alarms += KolmogorovSmirnov.test(
                                    StepDistribution.of(take(reference, REFERENCE)),
                                    StepDistribution.of(take(values, WINDOW)),
                                    0.05,
                                    DesignEffect.INDEPENDENT)
                            .exceeded()
                    ? 1
                    : 0;
        }
        assertThat(alarms).isGreaterThan(30);
    }

    private static float[] take(Ar1 source, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = source.next();
        }
        return values;
    }
}
