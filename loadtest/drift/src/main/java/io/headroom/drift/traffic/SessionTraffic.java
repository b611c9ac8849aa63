package io.headroom.drift.traffic;

import io.headroom.drift.serving.Request;
import io.headroom.drift.traffic.Visitors.Visitor;
import io.headroom.world.behaviour.DailyRhythm;
import io.headroom.world.randomness.SeededStream;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Users who stay for some pages; sessions of different users overlap, and begin more often at busy hours. */
final class SessionTraffic implements Traffic {
    private static final double MEAN_PAGES = 3;
    /** Mean of {@link DailyRhythm#intensity} over a week. */
    private static final double MEAN_INTENSITY = 0.42;

    private static final double MEAN_READING_MILLIS = 40_000;

    private final Visitors visitors;
    private final SwingingMix mix;
    private final SimulatedClock clock;
    private final double meanGapMillis;
    private final SeededStream stream;
    private final String name;
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparingDouble(Turn::atMillis).thenComparingInt(Turn::session));
    private double nextSessionMillis;
    private int sessions;
    private int number;

    private record Turn(double atMillis, int session, Visitor visitor) {}

    SessionTraffic(Visitors visitors, SimulatedClock clock, double meanGapMillis, SeededStream stream, String name) {
        this.visitors = visitors;
        this.clock = clock;
        this.meanGapMillis = meanGapMillis;
        this.stream = stream;
        this.name = name;
        this.mix = new SwingingMix(stream);
        this.nextSessionMillis = clock.startMillis();
        passTime();
    }

    @Override
    public Request next(double moreOccasional) {
        while (turns.isEmpty() || turns.peek().atMillis() >= nextSessionMillis) {
            double occasional = mix.next();
            double share = moreOccasional + (1 - moreOccasional) * occasional;
            turns.add(new Turn(nextSessionMillis, sessions++, visitors.draw(share, stream)));
            passTime();
        }
        Turn turn = turns.remove();
        if (stream.chance(1 - 1 / MEAN_PAGES)) {
            double later = turn.atMillis() + 5_000 + MEAN_READING_MILLIS * stream.nextExponential();
            turns.add(new Turn(later, turn.session(), turn.visitor()));
        }
        long at = (long) turn.atMillis();
        return new Request(
                name + "-" + number++,
                at,
                clock.dataSeconds(at),
                turn.visitor().user(),
                turn.visitor().device());
    }

    /** To the next session: a Poisson process thinned to the rhythm of the hours. */
    private void passTime() {
        double gap = meanGapMillis * MEAN_PAGES * MEAN_INTENSITY;
        do {
            nextSessionMillis += gap * stream.nextExponential();
        } while (!stream.chance(DailyRhythm.intensity((long) (nextSessionMillis / 1_000))));
    }
}
