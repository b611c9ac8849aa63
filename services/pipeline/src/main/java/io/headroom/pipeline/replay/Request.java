package io.headroom.pipeline.replay;

import io.headroom.features.definitions.Event;
import io.headroom.pipeline.dataset.Interactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A recommendation that could have been asked for just before a user took up an item they liked.
 *
 * @param itemRow the item they liked: the one right answer
 */
public record Request(long userId, long timeSeconds, int itemRow) {

    /**
     * One request for each positive rating of an item new to its user with {@code fromSeconds <= time < toSeconds}, in order of time; a seeded
     * sample of them when there are more than {@code limit}.
     */
    public static List<Request> ofPositives(
            Interactions events, Timelines timelines, long fromSeconds, long toSeconds, int limit, long seed) {
        List<Request> requests =
                positives(events, timelines, fromSeconds, toSeconds).collect(Collectors.toCollection(ArrayList::new));
        return sample(requests, limit, seed);
    }

    /** Whether {@link #ofPositives} would find any. */
    public static boolean anyPositive(Interactions events, Timelines timelines, long fromSeconds, long toSeconds) {
        return positives(events, timelines, fromSeconds, toSeconds).findAny().isPresent();
    }

    private static Stream<Request> positives(
            Interactions events, Timelines timelines, long fromSeconds, long toSeconds) {
        return IntStream.range(events.firstAtOrAfter(fromSeconds), events.firstAtOrAfter(toSeconds))
                .filter(i -> events.ratings()[i] >= Event.POSITIVE_RATING)
                .mapToObj(i -> new Request(events.userIds()[i], events.timeSeconds()[i], events.itemRows()[i]))
                .filter(request -> !timelines
                        .before(request.userId(), request.timeSeconds())
                        .seen()
                        .get(request.itemRow()));
    }

    /** A seeded sample in the order given; all of them when there are no more than {@code limit}. */
    public static <T> List<T> sample(List<T> all, int limit, long seed) {
        if (all.size() <= limit) {
            return all;
        }
        List<Integer> order = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        return order.stream().limit(limit).sorted().map(all::get).toList();
    }
}
