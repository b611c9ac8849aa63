package io.headroom.runtime.bundle;

/**
 * The feature values a bundle begins with, as arrays whose sizes were checked. Every call reads its file again. Rows are those of {@code
 * items/ids.npy} and {@code users/ids.npy}.
 *
 * <p>All methods but {@link #has} throw {@link BundleException} when the array is missing or its size is another one.
 *
 * @param values which state
 */
public record InitialFeatures(Bundle bundle, InitialValues values) {
    /** Whether the bundle states scalar values of this kind of entity, and their times. */
    public boolean has(String entity) {
        return bundle.has(path(entity)) && bundle.has(path(updated(entity)));
    }

    /** Scalar values, row after row. */
    public float[] scalars(String entity, int rows, int columns) {
        NpyArray array = bundle.array(path(entity));
        if (array.rows() != rows || array.columns() != columns) {
            throw new BundleException(path(entity) + " of bundle " + bundle.version() + " is " + array.rows() + " x "
                    + array.columns() + ", but there are " + rows + " entities and " + columns
                    + " columns in the manifest");
        }
        return array.floats();
    }

    /** Time of each entity's newest event, 0 where there was none. */
    public long[] updatedAtSeconds(String entity, int rows) {
        return longs(updated(entity), rows);
    }

    /** @param name of the file, without its ending */
    public long[] longs(String name, int expected) {
        long[] stored = bundle.array(path(name)).longs();
        requireLength(name, stored.length, expected);
        return stored;
    }

    /** @param name of the file, without its ending */
    public float[] floats(String name, int expected) {
        float[] stored = bundle.array(path(name)).floats();
        requireLength(name, stored.length, expected);
        return stored;
    }

    /** Where an array lies in the bundle. */
    public String path(String name) {
        return values.directory() + name + ".npy";
    }

    private static String updated(String entity) {
        return entity + "_updated";
    }

    private void requireLength(String name, int actual, int expected) {
        if (actual != expected) {
            throw new BundleException(path(name) + " of bundle " + bundle.version() + " holds " + actual
                    + " values, but must hold " + expected);
        }
    }
}
