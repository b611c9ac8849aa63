package io.headroom.harness.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.headroom.harness.arrivals.ArrivalSchedule;
import io.headroom.harness.arrivals.WeightedUsers;
import io.headroom.harness.measurement.Measured;
import io.headroom.harness.measurement.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The instrument against targets whose latency is known from theory, on a virtual clock: no figure here depends on the machine. */
final class OpenLoopTest {
    private static final WeightedUsers USERS = new WeightedUsers(new long[] {1}, new double[] {1});
    private static final long MILLI = 1_000_000;

    private final VirtualTicker ticker = new VirtualTicker();

    @Test
    void latency_matchesQueueingTheory_forAnExponentialServer() throws InterruptedException {
        double arrivals = 70;
        double services = 100;
        SplittableRandom random = new SplittableRandom(17);
        Transport server =
                new SingleServer(ticker, _ -> Math.round(-Math.log1p(-random.nextDouble()) / services * 1e9));

        Measured measured = measure(server, arrivals, Duration.ofMinutes(50));

        double expected = Math.log(100) / (services - arrivals) * 1e6;
        assertThat((double) measured.latency().quantile(0.99)).isCloseTo(expected, withPercentage(10));
        assertThat((double) measured.latency().quantile(0.50))
                .isCloseTo(Math.log(2) / (services - arrivals) * 1e6, withPercentage(10));
        assertThat(measured.achievedRate()).isCloseTo(arrivals, within(1.0));
    }

    @Test
    void latency_showsAStall_forEveryRequestDueDuringIt() throws InterruptedException {
        Transport server = new SingleServer(ticker, sequence -> sequence == 500 ? 2000 * MILLI : MILLI / 10);

        Measured measured = measure(server, 100, Duration.ofMinutes(1));

        // Timed from the send, and waiting for the answer before the next one, a driver would see one slow request of
        // 6,000.
        assertThat(measured.latency().countAbove(1_000_000)).isBetween(70L, 130L);
        assertThat(measured.latency().quantile(0.99)).isGreaterThan(1_000_000);
    }

    @Test
    void latency_countsFromTheIntendedStart_whenTheInjectorIsLate() throws InterruptedException {
        Transport quick = new SingleServer(ticker, _ -> 15 * MILLI);
        Transport slowToSend = new BlockingSender(quick, ticker, 20 * MILLI);

        Measured measured = measure(slowToSend, 100, Duration.ofSeconds(10));

        // At 100/s and 20 ms a send the injector falls behind by about 10 ms per request.
        assertThat(measured.sendLag().quantile(0.99)).isGreaterThan(5_000_000);
        assertThat(measured.latency().quantile(0.99))
                .isGreaterThan(measured.sendLag().quantile(0.99));
    }

    @Test
    void run_withholdsRequests_whenTooManyAreUnanswered() throws InterruptedException {
        List<Consumer<Completion>> unanswered = new ArrayList<>();
        OpenLoop loop = new OpenLoop(ticker, new Silent(unanswered), 10);

        loop.run(new ArrivalSchedule(100, USERS, 1), 0, 1000 * MILLI, _ -> {});

        assertThat(loop.sent()).isEqualTo(10);
        assertThat(loop.inFlight()).isEqualTo(10);
        assertThat(loop.withheld()).isBetween(60L, 120L);
        assertThat(loop.drain(0)).isFalse();
    }

    @Test
    void run_sendsTheWholeSchedule_atItsIntendedStarts() throws InterruptedException {
        List<Long> offsets = new ArrayList<>();
        OpenLoop loop = new OpenLoop(ticker, new SingleServer(ticker, _ -> 0), 1);

        loop.run(new ArrivalSchedule(50, USERS, 3), 0, 2000 * MILLI, completion -> offsets.add(completion.sentNanos()));

        ArrivalSchedule schedule = new ArrivalSchedule(50, USERS, 3);
        assertThat(offsets).isNotEmpty().allSatisfy(sent -> assertThat(sent)
                .isEqualTo(schedule.next().offsetNanos()));
        assertThat(schedule.next().offsetNanos()).isGreaterThanOrEqualTo(2000 * MILLI);
        assertThat(loop.drain(0)).isTrue();
    }

    private Measured measure(Transport transport, double rate, Duration duration) throws InterruptedException {
        Measurement measurement = new Measurement(0, duration);
        new OpenLoop(ticker, transport, 1)
                .run(new ArrivalSchedule(rate, USERS, 23), 0, duration.toNanos(), measurement);
        return measurement.result();
    }

    /** Never answers. */
    private record Silent(List<Consumer<Completion>> unanswered) implements Transport {
        @Override
        public void send(Attempt attempt, Consumer<Completion> completions) {
            unanswered.add(completions);
        }

        @Override
        public void close() {}
    }

    /** Keeps the sender from its next arrival. */
    private record BlockingSender(Transport next, VirtualTicker ticker, long nanos) implements Transport {
        @Override
        public void send(Attempt attempt, Consumer<Completion> completions) {
            ticker.advance(nanos);
            next.send(attempt, completions);
        }

        @Override
        public void close() {}
    }
}
