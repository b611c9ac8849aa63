package io.headroom.world.behaviour;

import io.headroom.world.WorldOptions;
import io.headroom.world.randomness.SeededStream;

/**
 * One visit: a few pages, clicks on them, ratings after some clicks, and between the pages ratings of items the user found otherwise. Each
 * act takes some seconds, so that no two of a user's acts share a moment; a visit stops where the observed period ends.
 */
final class Visit {
    private static final double MORE_PAGES = 1 - 1 / BehaviourParameters.MEAN_PAGES_PER_VISIT;

    private final Discovery discovery;
    private final LoggingPolicy policy;
    private final Response response;
    private final InteractionLog log;
    private final long endSeconds;
    private final double foundPerPage;

    Visit(WorldOptions options, LoggingPolicy policy, Discovery discovery, Response response, InteractionLog log) {
        this.policy = policy;
        this.discovery = discovery;
        this.response = response;
        this.log = log;
        this.endSeconds = options.endSeconds();
        this.foundPerPage = BehaviourParameters.foundRatingsPerPage(options);
    }

    /** Returns the moment at which the user is free again. */
    long run(Visitor visitor, double[] mood, long startSeconds, SeededStream stream) {
        long time = startSeconds;
        int pages = 0;
        do {
            time = lookAtPage(visitor, time, stream);
            time = rateFound(visitor, mood, time, stream);
            pages++;
        } while (pages < BehaviourParameters.MAX_PAGES_PER_VISIT && stream.chance(MORE_PAGES));
        return time;
    }

    private long lookAtPage(Visitor visitor, long shownSeconds, SeededStream stream) {
        if (shownSeconds >= endSeconds) {
            return shownSeconds;
        }
        int[] rows = policy.page(visitor.genreGuess(), visitor.consumed(), shownSeconds, stream);
        boolean[] clicked = new boolean[rows.length];
        long time = shownSeconds + stream.between(5, 20);
        for (int index = 0; index < rows.length; index++) {
            clicked[index] = response.clicks(visitor.user(), rows[index], index + 1, shownSeconds, stream);
            if (clicked[index]) {
                time = followClick(visitor, rows[index], time, stream);
            }
        }
        log.shown(visitor.user(), shownSeconds, rows, clicked);
        return time;
    }

    private long followClick(Visitor visitor, int row, long time, SeededStream stream) {
        visitor.consumed().add(row);
        long later = time
                + stream.between(
                        BehaviourParameters.LEAST_SECONDS_AFTER_CLICK, BehaviourParameters.MOST_SECONDS_AFTER_CLICK);
        if (stream.chance(BehaviourParameters.RATING_AFTER_CLICK)) {
            rate(visitor, row, later, stream);
        }
        return later;
    }

    private long rateFound(Visitor visitor, double[] mood, long startSeconds, SeededStream stream) {
        // Geometric with the wanted mean: users who rate one such item are likely to rate another.
        double another = foundPerPage / (1 + foundPerPage);
        if (startSeconds >= endSeconds || !stream.chance(another)) {
            return startSeconds + 1;
        }
        long time = startSeconds;
        discovery.hear(visitor.user(), mood, startSeconds, stream);
        do {
            time += stream.between(5, 40);
            long now = time;
            discovery.take(visitor.consumed(), stream).ifPresent(row -> rateFoundItem(visitor, row, now, stream));
        } while (time < endSeconds && stream.chance(another));
        return time + 1;
    }

    private void rateFoundItem(Visitor visitor, int row, long time, SeededStream stream) {
        visitor.consumed().add(row);
        rate(visitor, row, time, stream);
    }

    private void rate(Visitor visitor, int row, long time, SeededStream stream) {
        if (time < endSeconds) {
            log.rated(visitor.user(), row, response.halfStars(visitor.user(), row, time, stream), time);
        }
    }
}
