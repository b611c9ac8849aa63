package io.headroom.pipeline.retrieval;

import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.replay.Timelines;

/** All users' sequences of the first events, end to end: a place is a position in that chain. */
final class Sequences {
    private final int[] events;
    private final int[] starts;
    private final int[] ends;

    private Sequences(int[] events, int[] starts, int[] ends) {
        this.events = events;
        this.starts = starts;
        this.ends = ends;
    }

    /** Of the first {@code end} events. */
    static Sequences of(Timelines timelines, int end) {
        int[] events = new int[end];
        int[] starts = new int[end];
        int[] ends = new int[end];
        int next = 0;
        for (int user = 0; user < timelines.userIds().length; user++) {
            int start = next;
            for (int event : timelines.eventsOf(user)) {
                if (event < end) {
                    events[next++] = event;
                }
            }
            for (int place = start; place < next; place++) {
                starts[place] = start;
                ends[place] = next;
            }
        }
        return new Sequences(events, starts, ends);
    }

    int size() {
        return events.length;
    }

    /** The event at a place. */
    int event(int place) {
        return events[place];
    }

    /** First place of the same user. */
    int start(int place) {
        return starts[place];
    }

    /** One past the last place of the same user. */
    int end(int place) {
        return ends[place];
    }

    /** Where each item's places begin in {@link #placesByItem}; one entry more than there are items. */
    int[] startsByItem(Interactions interactions, int items) {
        int[] itemStarts = new int[items + 1];
        for (int event : events) {
            itemStarts[interactions.itemRows()[event] + 1]++;
        }
        for (int item = 0; item < items; item++) {
            itemStarts[item + 1] += itemStarts[item];
        }
        return itemStarts;
    }

    /** All places, grouped by their item. */
    int[] placesByItem(Interactions interactions, int items) {
        int[] next = startsByItem(interactions, items);
        int[] places = new int[events.length];
        for (int place = 0; place < places.length; place++) {
            places[next[interactions.itemRows()[events[place]]]++] = place;
        }
        return places;
    }
}
