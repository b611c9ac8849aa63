package io.headroom.drift.simulation;

import io.headroom.drift.traffic.SimulatedClock;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Impression.ShownItem;
import io.headroom.monitoring.log.Interaction;
import io.headroom.world.randomness.SeededStream;
import io.headroom.world.truth.TrueRelevance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What users do with a page: they click what they look at and like, some time later, and rate some of it. Holds what they are about to do.
 * Not thread-safe.
 */
final class Users {
    private static final double RATED_AFTER_CLICK = 0.6;
    private static final double MEAN_DELAY_MILLIS = 60_000;
    private static final long LEAST_DELAY_MILLIS = 2_000;

    private final SeededStream stream;
    private final SimulatedClock clock;
    private final PriorityQueue<Interaction> pending =
            new PriorityQueue<>(Comparator.comparingLong(Interaction::logMillis)
                    .thenComparing(Interaction::timeSeconds)
                    .thenComparing(Interaction::eventId));
    private final double[] looks;

    Users(TrueRelevance truth, SimulatedClock clock, SeededStream stream) {
        this.stream = stream;
        this.clock = clock;
        this.looks = new double[truth.parameters().positions()];
        for (int place = 0; place < looks.length; place++) {
            looks[place] = truth.examination(place + 1);
        }
    }

    /** Which items of the page are clicked, by position. */
    boolean[] look(Impression impression, TrueRelevance truth) {
        boolean[] clicks = new boolean[impression.items().size()];
        for (ShownItem item : impression.items()) {
            int place = item.position() - 1;
            double relevance = truth.relevance(impression.userId(), item.itemId(), impression.timeSeconds());
            clicks[place] = stream.chance(relevance * looks[place]);
            if (clicks[place]) {
                follow(impression, item, truth);
            }
        }
        return clicks;
    }

    private void follow(Impression impression, ShownItem item, TrueRelevance truth) {
        long at = impression.logMillis() + LEAST_DELAY_MILLIS + (long) (MEAN_DELAY_MILLIS * stream.nextExponential());
        pending.add(interaction(impression, item, Interaction.Kind.CLICK, 1, at));
        double stars = truth.expectedRating(impression.userId(), item.itemId(), impression.timeSeconds())
                + truth.parameters().ratingNoise() * stream.nextGaussian();
        boolean rates = stream.chance(RATED_AFTER_CLICK);
        if (rates && clock.dataRuns()) {
            float halves = Math.clamp(StrictMath.round(stars * 2), 1, 10);
            pending.add(interaction(impression, item, Interaction.Kind.RATING, halves / 2, at + 5_000));
        }
    }

    private Interaction interaction(
            Impression impression, ShownItem item, Interaction.Kind kind, float value, long at) {
        return new Interaction(
                at,
                impression.requestId() + "-" + item.position() + "-"
                        + kind.name().charAt(0),
                impression.userId(),
                item.itemId(),
                kind,
                value,
                impression.requestId(),
                clock.dataSeconds(at));
    }

    /** What was done by this moment, in order; it is taken out. */
    List<Interaction> doneBy(long atMillis) {
        List<Interaction> done = new ArrayList<>();
        while (!pending.isEmpty() && pending.peek().logMillis() <= atMillis) {
            done.add(pending.remove());
        }
        return done;
    }
}
