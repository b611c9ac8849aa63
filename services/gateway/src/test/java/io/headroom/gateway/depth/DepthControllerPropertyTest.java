package io.headroom.gateway.depth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DepthControllerPropertyTest {
    private static final int MOST = 500;
    private static final int LEAST = 50;
    private static final long PLENTY = 70_000;

    /** What happened to one call. */
    record Ending(int ranked, boolean late, long micros) {
        void teach(DepthController controller) {
            if (late) {
                controller.late(ranked);
            } else {
                controller.answered(ranked, micros);
            }
        }
    }

    @Provide
    Arbitrary<List<Ending>> endings() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, MOST),
                        Arbitraries.of(true, false, false),
                        Arbitraries.longs().between(0, 100_000))
                .as(Ending::new)
                .list()
                .ofMaxSize(60);
    }

    @Property
    void depth_isNeverNegativeNorAboveTheCandidates(
            @ForAll("endings") List<Ending> endings,
            @ForAll @IntRange(min = 1, max = 2_000) int candidates,
            @ForAll @LongRange(min = -1_000, max = 200_000) long micros) {
        DepthController controller = after(endings);

        assertThat(controller.affordable(candidates, micros).ranked()).isBetween(0, candidates);
        assertThat(controller.plan(candidates, micros).ranked()).isBetween(0, candidates);
        assertThat(controller.cap()).isBetween(LEAST, MOST);
        assertThat(controller.perCandidateMicros()).isNotNegative().isFinite();
        assertThat(controller.fixedMicros()).isNotNegative().isFinite();
    }

    @Property
    void depth_neverFallsWithMoreTime(
            @ForAll("endings") List<Ending> endings,
            @ForAll @IntRange(min = 1, max = MOST) int candidates,
            @ForAll @LongRange(min = 0, max = 200_000) long micros,
            @ForAll @LongRange(min = 0, max = 200_000) long more) {
        DepthController controller = after(endings);

        assertThat(controller.affordable(candidates, micros + more).ranked())
                .isGreaterThanOrEqualTo(
                        controller.affordable(candidates, micros).ranked());
    }

    @Property
    void plan_isNothingOrAtLeastTheLeast(
            @ForAll("endings") List<Ending> endings, @ForAll @LongRange(min = 0, max = 100_000) long micros) {
        int ranked = after(endings).plan(MOST, micros).ranked();

        assertThat(ranked == 0 || ranked >= LEAST).isTrue();
    }

    @Property(tries = 100)
    void cost_convergesToTheTrueOne_whenDepthsDiffer(
            @ForAll @DoubleRange(min = 200, max = 5_000) double fixed,
            @ForAll @DoubleRange(min = 2, max = 100) double perCandidate,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DepthController controller = controller();
        for (int i = 0; i < 2_000; i++) {
            int ranked = random.nextInt(LEAST, MOST + 1);
            double noise = 1 + 0.05 * (random.nextDouble() - 0.5);
            controller.answered(ranked, Math.round((fixed + perCandidate * ranked) * noise));
        }

        double learnt = controller.fixedMicros() + 275 * controller.perCandidateMicros();
        assertThat(learnt).isBetween(0.95 * (fixed + 275 * perCandidate), 1.05 * (fixed + 275 * perCandidate));
        assertThat(controller.perCandidateMicros()).isBetween(0.85 * perCandidate, 1.15 * perCandidate);
    }

    @Property(tries = 100)
    void cost_isProportional_whenAllDepthsAreTheSame(
            @ForAll @IntRange(min = 1, max = MOST) int ranked,
            @ForAll @LongRange(min = 100, max = 60_000) long micros) {
        DepthController controller = controller();
        for (int i = 0; i < 500; i++) {
            controller.answered(ranked, micros);
        }

        assertThat(controller.perCandidateMicros() * ranked).isBetween(0.99 * micros, 1.01 * micros);
        assertThat(controller.fixedMicros()).isBetween(0.0, 0.01 * micros + 1);
    }

    /** What is predicted to be affordable is answered in time, also when all that was seen before were whole requests. */
    @Property(tries = 100)
    void depth_keepsTheTime_inSimulation(
            @ForAll @DoubleRange(min = 200, max = 8_000) double fixed,
            @ForAll @DoubleRange(min = 5, max = 100) double perCandidate,
            @ForAll @LongRange(min = 15_000, max = 60_000) long micros) {
        DepthController controller = controller();
        int late = 0;
        for (int i = 0; i < 1_000; i++) {
            int ranked = controller.plan(MOST, micros).ranked();
            double spent = fixed + perCandidate * ranked;
            if (ranked > 0 && spent > micros) {
                controller.late(ranked);
                late++;
            } else if (ranked > 0) {
                controller.answered(ranked, Math.round(spent));
            }
        }

        assertThat(late).isLessThan(20);
    }

    @Property(tries = 100)
    void all_areRankedAgain_fewAnswersAfterAHang(
            @ForAll @IntRange(min = 1, max = 2_000) int hanging,
            @ForAll @LongRange(min = 500, max = 20_000) long usual) {
        DepthController controller = controller();
        for (int i = 0; i < 200; i++) {
            controller.answered(MOST, usual);
        }
        for (int i = 0; i < hanging; i++) {
            int ranked = controller.plan(MOST, PLENTY).ranked();
            assertThat(ranked).isGreaterThanOrEqualTo(LEAST);
            controller.late(ranked);
        }
        int answers = 0;
        while (!controller.plan(MOST, PLENTY).isAll()) {
            int ranked = controller.plan(MOST, PLENTY).ranked();
            controller.answered(ranked, usual * ranked / MOST);
            answers++;
            assertThat(answers).isLessThanOrEqualTo(8);
        }
    }

    @Property(tries = 50)
    void all_areRankedAgain_afterRankingWasTooSlowToBeWorthACall(
            @ForAll @LongRange(min = 500, max = 10_000) long usual) {
        DepthController controller = controller();
        for (int i = 0; i < 300; i++) {
            controller.answered(MOST, PLENTY - i % 2 * 60_000L);
        }
        int requests = 0;
        while (!controller.plan(MOST, PLENTY).isAll()) {
            int ranked = controller.plan(MOST, PLENTY).ranked();
            if (ranked > 0) {
                controller.answered(ranked, usual * ranked / MOST);
            }
            requests++;
            assertThat(requests).isLessThan(1_000);
        }
    }

    private static DepthController after(List<Ending> endings) {
        DepthController controller = controller();
        endings.forEach(ending -> ending.teach(controller));
        return controller;
    }

    private static DepthController controller() {
        return new DepthController(new DepthSettings(MOST, LEAST, 1.5, 100, 2, 10));
    }
}
