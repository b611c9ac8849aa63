package io.headroom.pipeline.replay;

import io.headroom.features.definitions.Event;
import io.headroom.features.definitions.UserHistory;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.pipeline.dataset.Interactions;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Every user's ratings in the order they happened, so that what serving would have known at any moment can be looked up. Immutable and safe for
 * concurrent use.
 */
public final class Timelines {
    private final Interactions interactions;
    private final long[] userIds;
    private final int[] offsets;
    private final int[] events;

    private Timelines(Interactions interactions, long[] userIds, int[] offsets, int[] events) {
        this.interactions = interactions;
        this.userIds = userIds;
        this.offsets = offsets;
        this.events = events;
    }

    /** Over all ratings. */
    public static Timelines of(Interactions interactions) {
        long[] userIds =
                Arrays.stream(interactions.userIds()).sorted().distinct().toArray();
        int[] offsets = new int[userIds.length + 1];
        for (long userId : interactions.userIds()) {
            offsets[Arrays.binarySearch(userIds, userId) + 1]++;
        }
        Arrays.parallelPrefix(offsets, Integer::sum);
        int[] next = offsets.clone();
        int[] events = new int[interactions.size()];
        for (int event = 0; event < events.length; event++) {
            events[next[Arrays.binarySearch(userIds, interactions.userIds()[event])]++] = event;
        }
        return new Timelines(interactions, userIds, offsets, events);
    }

    /** All user ids, ascending. */
    public long[] userIds() {
        return userIds;
    }

    /** The user's events, as indices into the interactions, in order. */
    public int[] eventsOf(int user) {
        return Arrays.copyOfRange(events, offsets[user], offsets[user + 1]);
    }

    /** Likewise, those strictly before a moment. */
    public int[] eventsBefore(int user, long timeSeconds) {
        return Arrays.copyOfRange(events, offsets[user], firstAtOrAfter(user, timeSeconds));
    }

    /** Place of a user among {@link #userIds}; negative when there is none. */
    public int indexOf(long userId) {
        return Arrays.binarySearch(userIds, userId);
    }

    /** What was known of a user strictly before a moment. An unknown user has an empty history. */
    public RetrievalQuery before(long userId, long timeSeconds) {
        int user = indexOf(userId);
        int start = user < 0 ? 0 : offsets[user];
        int end = user < 0 ? 0 : firstAtOrAfter(user, timeSeconds);
        int length = Math.min(UserHistory.LENGTH, end - start);
        int[] rows = new int[length];
        float[] ratings = new float[length];
        for (int age = 0; age < length; age++) {
            rows[age] = interactions.itemRows()[events[end - 1 - age]];
            ratings[age] = interactions.ratings()[events[end - 1 - age]];
        }
        BitSet seen = new BitSet();
        for (int i = start; i < end; i++) {
            seen.set(interactions.itemRows()[events[i]]);
        }
        return new RetrievalQuery(rows, ratings, seen);
    }

    /** Every row the user liked strictly before a moment. */
    public int[] likedBefore(long userId, long timeSeconds) {
        int user = indexOf(userId);
        if (user < 0) {
            return new int[0];
        }
        return Arrays.stream(events, offsets[user], firstAtOrAfter(user, timeSeconds))
                .filter(event -> interactions.ratings()[event] >= Event.POSITIVE_RATING)
                .map(event -> interactions.itemRows()[event])
                .toArray();
    }

    private int firstAtOrAfter(int user, long timeSeconds) {
        int low = offsets[user];
        int high = offsets[user + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (interactions.timeSeconds()[events[middle]] < timeSeconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
