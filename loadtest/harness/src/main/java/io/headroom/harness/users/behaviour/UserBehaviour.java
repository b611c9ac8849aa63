package io.headroom.harness.users.behaviour;

import io.headroom.world.behaviour.BehaviourParameters;
import io.headroom.world.truth.TrueRelevance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a user does after an answer, drawn from the world's truth: a click on an item with the probability of its relevance times that of its place
 * being looked at; after a click some time with the item (a watch), and often a rating. What is drawn depends on the seed, the number of the
 * request and what was shown, not on when the answer came. Not thread-safe.
 */
public final class UserBehaviour {
    /** Few take longer than this many means, and a run must end. */
    private static final double LONGEST_DELAY = 5;

    private static final long NANOS = 1_000_000_000L;
    private static final double LEAST_STARS = 0.5;
    private static final double MOST_STARS = 5;

    private final DriftingTruth truth;
    private final double meanDelayNanos;
    private final long seed;

    public UserBehaviour(DriftingTruth truth, Duration meanDelay, long seed) {
        this.truth = truth;
        this.meanDelayNanos = meanDelay.toNanos();
        this.seed = seed;
    }

    /**
     * @param offset of the request from the beginning of the measured phase
     * @param timeSeconds when it was shown, in the data's time
     * @param shownNanos when it was shown, as a reading of the load's ticker
     */
    public List<UserEvent> after(ShownList shown, Duration offset, long timeSeconds, long shownNanos) {
        TrueRelevance relevance = truth.at(offset);
        SplittableRandom random = new SplittableRandom(seed ^ (shown.sequence() * 0x9E3779B97F4A7C15L));
        List<UserEvent> events = new ArrayList<>();
        int places = Math.min(relevance.parameters().positions(), shown.itemIds().length);
        for (int place = 0; place < places; place++) {
            long itemId = shown.itemIds()[place];
            if (truth.knows(shown.userId(), itemId)
                    && random.nextDouble()
                            < relevance.clickProbability(shown.userId(), itemId, place + 1, timeSeconds)) {
                click(shown, itemId, relevance, timeSeconds, shownNanos, random, events);
            }
        }
        return events;
    }

    private void click(
            ShownList shown,
            long itemId,
            TrueRelevance relevance,
            long timeSeconds,
            long shownNanos,
            SplittableRandom random,
            List<UserEvent> events) {
        long clicked = shownNanos + delayNanos(random);
        events.add(UserEvent.of(shown, UserEvent.Type.CLICK, itemId, 1, clicked));
        int stayed = random.nextInt(
                BehaviourParameters.LEAST_SECONDS_AFTER_CLICK, BehaviourParameters.MOST_SECONDS_AFTER_CLICK + 1);
        long later = clicked + stayed * NANOS;
        events.add(UserEvent.of(shown, UserEvent.Type.WATCH, itemId, stayed, later));
        if (random.nextDouble() < BehaviourParameters.RATING_AFTER_CLICK) {
            double stars = relevance.expectedRating(shown.userId(), itemId, timeSeconds)
                    + relevance.parameters().ratingNoise() * random.nextGaussian();
            double rounded = Math.clamp(Math.rint(stars * 2) / 2, LEAST_STARS, MOST_STARS);
            events.add(UserEvent.of(shown, UserEvent.Type.RATING, itemId, rounded, later));
        }
    }

    private long delayNanos(SplittableRandom random) {
        return (long) (meanDelayNanos * Math.min(LONGEST_DELAY, random.nextExponential()));
    }
}
