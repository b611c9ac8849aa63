package io.headroom.world.behaviour;

import java.util.Arrays;

/** Ratings as they are given, user after user; handed out in order of user, then item. */
final class Ratings {
    private int[] users = new int[0];
    /** Item row in the upper 32 bits, half stars in the lower. */
    private long[] itemsAndHalfStars = new long[0];

    private long[] times = new long[0];
    private int size;

    void add(int user, int item, int halfStars, long timeSeconds) {
        if (size == users.length) {
            users = InteractionLog.grown(users);
            itemsAndHalfStars = InteractionLog.grown(itemsAndHalfStars);
            times = InteractionLog.grown(times);
        }
        users[size] = user;
        itemsAndHalfStars[size] = ((long) item << Integer.SIZE) | halfStars;
        times[size++] = timeSeconds;
    }

    int size() {
        return size;
    }

    <E extends Exception> void forEach(InteractionLog.RatingReader<E> reader) throws E {
        for (int start = 0; start < size; ) {
            int end = start;
            while (end < size && users[end] == users[start]) {
                end++;
            }
            readUser(start, end, reader);
            start = end;
        }
    }

    private <E extends Exception> void readUser(int start, int end, InteractionLog.RatingReader<E> reader) throws E {
        long[] order = new long[end - start];
        for (int index = start; index < end; index++) {
            order[index - start] = (itemsAndHalfStars[index] >>> Integer.SIZE << Integer.SIZE) | index;
        }
        Arrays.sort(order);
        for (long key : order) {
            int index = (int) key;
            int item = (int) (itemsAndHalfStars[index] >>> Integer.SIZE);
            reader.accept(users[index], item, (int) itemsAndHalfStars[index], times[index]);
        }
    }
}
