package io.headroom.monitoring.significance;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.distance.Histogram;
import io.headroom.monitoring.distance.Homogeneity;
import io.headroom.monitoring.distance.KolmogorovSmirnov;
import io.headroom.monitoring.distance.PopulationStability;
import io.headroom.monitoring.distance.StepDistribution;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows of ten blocks, as the monitor takes them, of streams whose dependence is of other lengths. */
class LongDependenceTest {
    private static final int STREAMS = 100;
    private static final int WINDOWS = 12;
    private static final int WINDOW = 1000;
    private static final int BLOCK = 100;
    private static final int REFERENCE = 3000;
    private static final int BINS = 10;
    private static final double ALPHA = 0.01;

    /** Source of one stream's values. */
    private interface Values {
        float next();
    }

    /** With the multiples of the nominal rate that PSI, KS, chi-square are held to: 1 is nominal, more is what falls short. */
    static Stream<Arguments> processes() {
        return Stream.of(
                Arguments.of("sessions of 5", (LongFunction<Values>) seed -> sessions(5, seed), new int[] {1, 1, 1}),
                Arguments.of(
                        "AR(1), 0.9", (LongFunction<Values>) seed -> new Ar1(0.9, seed)::next, new int[] {3, 1, 3}),
                // An effective size of a dozen in ten bins: the index is then no chi-square at all.
                Arguments.of(
                        "sessions of 40", (LongFunction<Values>) seed -> sessions(40, seed), new int[] {30, 1, 3}));
    }

    /** Users one after the other, each with one value for a geometric number of requests. */
    private static Values sessions(int mean, long seed) {
        Random random = new Random(seed);
        float[] user = {(float) random.nextGaussian()};
        return () -> {
            if (random.nextDouble() * mean < 1) {
                user[0] = (float) random.nextGaussian();
            }
            return user[0];
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("processes")
    void testsRejectNoMoreThanTheyAreHeldTo(String name, LongFunction<Values> process, int[] multiples) {
        int[] rejections = new int[3];
        for (int stream = 0; stream < STREAMS; stream++) {
            count(process.apply(31 + stream), new Random(7000 + stream), rejections);
        }

        for (int i = 0; i < rejections.length; i++) {
            assertThat(Intervals.proportion(rejections[i], (long) STREAMS * WINDOWS, 0.99)
                            .low())
                    .as("%s: PSI, KS, chi-square reject %s of %s", name, rejections, STREAMS * WINDOWS)
                    .isLessThanOrEqualTo(multiples[i] * ALPHA);
        }
    }

    private static void count(Values values, Random independent, int[] rejections) {
        float[] sample = new float[REFERENCE];
        for (int i = 0; i < REFERENCE; i++) {
            sample[i] = (float) independent.nextGaussian();
        }
        BinEdges edges = BinEdges.ofQuantiles(sample, BINS);
        long[] reference = Histogram.of(edges, sample).counts();
        StepDistribution distribution = StepDistribution.of(sample);
        DesignEffectEstimator estimator = new DesignEffectEstimator(BINS, 25);
        for (int window = 0; window < WINDOWS; window++) {
            float[] current = window(values, edges, estimator);
            DesignEffect effect = estimator.closeWindow();
            long[] counts = Histogram.of(edges, current).counts();
            TestOutcome[] outcomes = {
                PopulationStability.test(reference, counts, ALPHA, effect),
                KolmogorovSmirnov.test(distribution, StepDistribution.of(current), ALPHA, effect),
                Homogeneity.test(reference, counts, ALPHA, effect)
            };
            for (int i = 0; i < outcomes.length; i++) {
                rejections[i] += outcomes[i].exceeded() ? 1 : 0;
            }
        }
    }

    private static float[] window(Values values, BinEdges edges, DesignEffectEstimator estimator) {
        float[] window = new float[WINDOW];
        for (int block = 0; block < WINDOW / BLOCK; block++) {
            Histogram counts = new Histogram(edges);
            for (int i = 0; i < BLOCK; i++) {
                window[block * BLOCK + i] = values.next();
                counts.add(window[block * BLOCK + i]);
            }
            estimator.block(counts.counts());
        }
        return window;
    }
}
