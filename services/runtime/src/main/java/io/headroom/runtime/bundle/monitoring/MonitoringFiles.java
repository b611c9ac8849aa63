package io.headroom.runtime.bundle.monitoring;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.NpyArray;

/**
 * What a bundle holds for monitoring: requests replayed as of the end of the data, and the states of all aggregators then. Every call reads its
 * file again. Arrays of one row a request agree in their order.
 *
 * <p>All methods but {@link #present} throw {@link BundleException} when a file is missing or its size is another one than stated.
 */
public record MonitoringFiles(Bundle bundle) {
    /** Where all of it lies in a bundle, with a slash at its end. */
    public static final String DIRECTORY = "monitoring/";

    /** What it says of itself: {@link ReferenceStatement}. */
    public static final String STATEMENT = DIRECTORY + "reference.json";

    /** Whether the bundle has any of it; one of an older pipeline has not. */
    public boolean present() {
        return bundle.has(STATEMENT);
    }

    public ReferenceStatement statement() {
        return bundle.json(STATEMENT, ReferenceStatement.class);
    }

    /** Ids of the users who asked. */
    public long[] userIds() {
        return longs("user_ids");
    }

    /** Ids of the one item of each answer that was sampled. */
    public long[] itemIds() {
        return longs("item_ids");
    }

    /** Scalar values, row after row. */
    public float[] userValues(int columns) {
        return floats("user", columns);
    }

    /** Time of each user's newest event, 0 where nothing is known. */
    public long[] userUpdatedAtSeconds() {
        return longs("user_updated");
    }

    /** Scalar values, row after row. */
    public float[] itemValues(int columns) {
        return floats("item", columns);
    }

    /** Time of each item's newest event, 0 where there was none. */
    public long[] itemUpdatedAtSeconds() {
        return longs("item_updated");
    }

    /** Calibrated probability of the sampled item. */
    public float[] scores() {
        return floats("scores", 1);
    }

    /** The place of the sampled item in its answer, from 1. */
    public long[] positions() {
        return longs("positions");
    }

    /** States of the user aggregators, in the order of {@code users/ids.npy}. */
    public StateRows userStates() {
        return states("user_states", "users/ids.npy");
    }

    /** States of the item aggregators, in the order of {@code items/ids.npy}. */
    public StateRows itemStates() {
        return states("item_states", "items/ids.npy");
    }

    private long[] longs(String name) {
        NpyArray array = bundle.array(path(name));
        requireShape(name, array, statement().requests(), 1);
        return array.longs();
    }

    private float[] floats(String name, int columns) {
        NpyArray array = bundle.array(path(name));
        requireShape(name, array, statement().requests(), columns);
        return array.floats();
    }

    private StateRows states(String name, String idsFile) {
        NpyArray array = bundle.array(path(name));
        requireShape(name, array, bundle.array(idsFile).rows(), array.columns());
        return new StateRows(array.rows(), array.columns(), array.bytes());
    }

    private void requireShape(String name, NpyArray array, int rows, int columns) {
        if (array.rows() != rows || array.columns() != columns) {
            throw new BundleException(path(name) + " of bundle " + bundle.version() + " is " + array.rows() + " x "
                    + array.columns() + ", but must be " + rows + " x " + columns);
        }
    }

    private static String path(String name) {
        return DIRECTORY + name + ".npy";
    }
}
