package io.headroom.runtime.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Overload must end when the load does: it may not feed on what it left behind. */
class MetastabilityPropertyTest {
    private static final Duration TIMEOUT = Duration.ofMillis(70);
    private static final LimitSettings RANKING = new LimitSettings(32, 16, 128, 0.9, Duration.ofMillis(35));

    @Property(tries = 300)
    void goodputIsBackWithinFiveSeconds_whenAThreefoldOverloadEnds(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int workers,
            @ForAll @DoubleRange(min = 0.5, max = 2) double serviceMillis,
            @ForAll @DoubleRange(min = 0.3, max = 0.7) double utilisation) {
        Duration service = Duration.ofNanos((long) (serviceMillis * 1e6));
        double capacity = workers * 1e3 / serviceMillis;
        double normal = utilisation * capacity;
        OverloadSimulation simulation = new OverloadSimulation(RANKING, TIMEOUT, workers, service, seed);

        OverloadSimulation.Outcome before = simulation.run(normal, Duration.ofSeconds(5));
        OverloadSimulation.Outcome overload = simulation.run(3 * normal, Duration.ofSeconds(10));
        OverloadSimulation.Outcome unused = simulation.run(normal, Duration.ofSeconds(5));
        OverloadSimulation.Outcome after = simulation.run(normal, Duration.ofSeconds(5));

        assertThat(share(before)).isGreaterThan(0.99);
        assertThat(share(after)).isGreaterThan(0.99);
        double possible = Math.min(3 * normal, capacity) * 10;
        assertThat(overload.inTime()).as("answers in time during overload").isGreaterThan((int) (0.8 * possible));
    }

    /** A stage that hangs makes each request wait its timeout out. That is no overload, and must not be answered with an error. */
    @Property(tries = 50)
    void nothingIsShedAtTheGateway_whenAStageHangs(
            @ForAll long seed, @ForAll @DoubleRange(min = 50, max = 300) double perSecond) {
        LimitSettings gateway = new LimitSettings(48, 32, 128, 0.9, Duration.ofMillis(100));
        OverloadSimulation simulation =
                new OverloadSimulation(gateway, Duration.ofMillis(150), 10_000, Duration.ofMillis(64), seed);

        assertThat(simulation.run(perSecond, Duration.ofSeconds(20)).shed()).isZero();
    }

    @Property(tries = 50)
    void limitStaysWithinItsBounds(@ForAll long seed, @ForAll @DoubleRange(min = 1, max = 20_000) double perSecond) {
        OverloadSimulation simulation = new OverloadSimulation(RANKING, TIMEOUT, 2, Duration.ofMillis(2), seed);

        OverloadSimulation.Outcome unused = simulation.run(perSecond, Duration.ofSeconds(1));

        assertThat(simulation.limit()).isBetween(RANKING.least(), RANKING.most());
    }

    private static double share(OverloadSimulation.Outcome outcome) {
        return (double) outcome.inTime() / outcome.offered();
    }
}
