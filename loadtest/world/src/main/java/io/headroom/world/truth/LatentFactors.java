package io.headroom.world.truth;

import java.util.Arrays;

/**
 * The hidden properties of users and items, in row order: the user or item with id {@code r + 1} is in row {@code r}. Kept in single
 * precision, as in the files, so that what is read back gives exactly the probabilities that made the data. Immutable.
 */
public final class LatentFactors {
    private final int dimensions;
    private final float[] userVectors;
    private final float[] userBias;
    private final float[] itemVectors;
    private final float[] itemQuality;
    private final long[] itemReleasedSeconds;

    /**
     * @param userVectors {@code users x dimensions}, row after row
     * @param userBias one per user
     * @param itemVectors {@code items x dimensions}, row after row
     * @param itemQuality one per item
     * @param itemReleasedSeconds one per item
     * @throws IllegalArgumentException if the lengths do not agree
     */
    public LatentFactors(
            int dimensions,
            float[] userVectors,
            float[] userBias,
            float[] itemVectors,
            float[] itemQuality,
            long[] itemReleasedSeconds) {
        requireLength("user vectors", userVectors.length, (long) userBias.length * dimensions);
        requireLength("item vectors", itemVectors.length, (long) itemQuality.length * dimensions);
        requireLength("item release times", itemReleasedSeconds.length, itemQuality.length);
        this.dimensions = dimensions;
        this.userVectors = userVectors.clone();
        this.userBias = userBias.clone();
        this.itemVectors = itemVectors.clone();
        this.itemQuality = itemQuality.clone();
        this.itemReleasedSeconds = itemReleasedSeconds.clone();
    }

    /**
     * The same with every user's direction turned by an angle in radians: axes are taken two by two and turned in their plane, so that the
     * scalar product of a vector with what it becomes is its squared length times the cosine of the angle.
     */
    LatentFactors turned(double angle) {
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        float[] turned = userVectors.clone();
        for (int user = 0; user < users(); user++) {
            for (int axis = 0; axis + 1 < dimensions; axis += 2) {
                int first = user * dimensions + axis;
                turned[first] = (float) (cosine * userVectors[first] - sine * userVectors[first + 1]);
                turned[first + 1] = (float) (sine * userVectors[first] + cosine * userVectors[first + 1]);
            }
        }
        return new LatentFactors(dimensions, turned, userBias, itemVectors, itemQuality, itemReleasedSeconds);
    }

    public int users() {
        return userBias.length;
    }

    public int items() {
        return itemQuality.length;
    }

    /** Scalar product of the vectors of a user row and an item row. */
    double affinity(int user, int item) {
        double sum = 0;
        int userStart = user * dimensions;
        int itemStart = item * dimensions;
        for (int axis = 0; axis < dimensions; axis++) {
            sum += (double) userVectors[userStart + axis] * itemVectors[itemStart + axis];
        }
        return sum;
    }

    float bias(int user) {
        return userBias[user];
    }

    float quality(int item) {
        return itemQuality[item];
    }

    long releasedSeconds(int item) {
        return itemReleasedSeconds[item];
    }

    int userRow(long userId) {
        return row("user", userId, users());
    }

    int itemRow(long itemId) {
        return row("item", itemId, items());
    }

    void requireDimensions(int expected) {
        if (expected != dimensions) {
            throw new IllegalArgumentException(
                    "vectors have %d dimensions, parameters say %d".formatted(dimensions, expected));
        }
    }

    float[] userVectors() {
        return userVectors;
    }

    float[] userBiases() {
        return userBias;
    }

    float[] itemVectors() {
        return itemVectors;
    }

    float[] itemQualities() {
        return itemQuality;
    }

    long[] itemReleases() {
        return itemReleasedSeconds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatentFactors that
                && dimensions == that.dimensions
                && Arrays.equals(userVectors, that.userVectors)
                && Arrays.equals(userBias, that.userBias)
                && Arrays.equals(itemVectors, that.itemVectors)
                && Arrays.equals(itemQuality, that.itemQuality)
                && Arrays.equals(itemReleasedSeconds, that.itemReleasedSeconds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(userBias) * 31 + Arrays.hashCode(itemQuality);
    }

    private static int row(String kind, long id, int count) {
        if (id < 1 || id > count) {
            throw new IllegalArgumentException("%s id must be between 1 and %d, was %d".formatted(kind, count, id));
        }
        return (int) (id - 1);
    }

    private static void requireLength(String what, long length, long expected) {
        if (length != expected) {
            throw new IllegalArgumentException("%s must have %d numbers, had %d".formatted(what, expected, length));
        }
    }
}
