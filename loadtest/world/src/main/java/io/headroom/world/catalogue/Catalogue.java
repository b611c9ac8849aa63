package io.headroom.world.catalogue;

import java.util.Arrays;

/**
 * The world's items in row order: row {@code r} has the id {@code r + 1}, and rows are in order of release, so that the items released
 * by a moment are a prefix. Unmodifiable outside this package.
 */
public final class Catalogue {
    private final float[] vectors;
    private final float[] quality;
    private final long[] releasedSeconds;
    private final double[] attention;
    private final int[][] genres;
    private final String[] titles;

    Catalogue(int items) {
        vectors = new float[items * TasteSpace.DIMENSIONS];
        quality = new float[items];
        releasedSeconds = new long[items];
        attention = new double[items];
        genres = new int[items][];
        titles = new String[items];
    }

    void setReleases(long[] sortedSeconds) {
        System.arraycopy(sortedSeconds, 0, releasedSeconds, 0, releasedSeconds.length);
    }

    void setAttention(int row, double share) {
        attention[row] = share;
    }

    void addQuality(int row, double more) {
        quality[row] = (float) (quality[row] + more);
    }

    void setItem(int row, double[] direction, float itemQuality, int[] itemGenres, String title) {
        for (int axis = 0; axis < TasteSpace.DIMENSIONS; axis++) {
            vectors[row * TasteSpace.DIMENSIONS + axis] = (float) direction[axis];
        }
        quality[row] = itemQuality;
        genres[row] = itemGenres;
        titles[row] = title;
    }

    public int size() {
        return titles.length;
    }

    /** Directions of all items, row after row. */
    public float[] vectors() {
        return vectors.clone();
    }

    /** How much better than others each item is to everyone, in units of utility. */
    public float[] quality() {
        return quality.clone();
    }

    public float quality(int row) {
        return quality[row];
    }

    public long[] releasedSeconds() {
        return releasedSeconds.clone();
    }

    public long releasedSeconds(int row) {
        return releasedSeconds[row];
    }

    /** How much attention each item draws by itself, as an unnormalised weight that falls with popularity rank by a Zipf law. */
    public double[] attention() {
        return attention.clone();
    }

    /** Indices into {@link Genres#NAMES}, ascending; empty where the item has no genre. */
    public int[] genres(int row) {
        return genres[row].clone();
    }

    public boolean hasGenre(int row, int genre) {
        return Arrays.binarySearch(genres[row], genre) >= 0;
    }

    /** The title with the year of release in brackets. */
    public String title(int row) {
        return titles[row];
    }

    /** How many items were released at or before {@code timeSeconds}: rows 0 to that number, exclusive. */
    public int releasedBy(long timeSeconds) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (releasedSeconds[middle] <= timeSeconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
