package io.headroom.pipeline.dataset;

/** Search in a time column. */
final class SortedTimes {

    private SortedTimes() {}

    static int firstAtOrAfter(long[] ascending, long time) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
