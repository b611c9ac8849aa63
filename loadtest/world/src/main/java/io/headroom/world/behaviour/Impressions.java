package io.headroom.world.behaviour;

import java.util.Arrays;

/** Pages as they are shown, user after user; handed out in order of time, then user, then position. */
final class Impressions {
    private final long startSeconds;
    private int[] pageUsers = new int[0];
    private int[] pageEnds = new int[0];
    private long[] pageTimes = new long[0];
    private int pages;
    /** Item row, or its complement where the item was clicked. */
    private int[] items = new int[0];

    private int size;
    private int clicks;

    Impressions(long startSeconds) {
        this.startSeconds = startSeconds;
    }

    void add(int user, long timeSeconds, int[] rows, boolean[] clicked) {
        if (pages == pageUsers.length) {
            pageUsers = InteractionLog.grown(pageUsers);
            pageEnds = InteractionLog.grown(pageEnds);
            pageTimes = InteractionLog.grown(pageTimes);
        }
        for (int index = 0; index < rows.length; index++) {
            addItem(rows[index], clicked[index]);
        }
        pageUsers[pages] = user;
        pageEnds[pages] = size;
        pageTimes[pages++] = timeSeconds;
    }

    private void addItem(int row, boolean clicked) {
        if (size == items.length) {
            items = InteractionLog.grown(items);
        }
        items[size++] = clicked ? ~row : row;
        clicks += clicked ? 1 : 0;
    }

    int size() {
        return size;
    }

    int clicks() {
        return clicks;
    }

    <E extends Exception> void forEach(InteractionLog.ImpressionReader<E> reader) throws E {
        long[] order = new long[pages];
        for (int page = 0; page < pages; page++) {
            order[page] = ((pageTimes[page] - startSeconds) << Integer.SIZE) | page;
        }
        Arrays.sort(order);
        for (long key : order) {
            readPage((int) key, reader);
        }
    }

    private <E extends Exception> void readPage(int page, InteractionLog.ImpressionReader<E> reader) throws E {
        int start = page == 0 ? 0 : pageEnds[page - 1];
        for (int index = start; index < pageEnds[page]; index++) {
            boolean clicked = items[index] < 0;
            int item = clicked ? ~items[index] : items[index];
            reader.accept(pageUsers[page], item, index - start + 1, pageTimes[page], clicked);
        }
    }
}
