package io.headroom.monitoring.reference;

import io.headroom.monitoring.windows.StableHash;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * What a bundle says answers look like: requests replayed through the serving classes at its publication, and from each answer one item at
 * a uniformly random position. Row {@code i} of every array is of the {@code i}-th request. The arrays are handed over, not copied.
 *
 * @param bundle the version
 * @param asOfSeconds the moment the requests were for, in the data's time
 * @param answer items of an answer
 * @param fullRung name of the rung the requests were answered on; drift of data is looked for on this rung only
 * @param userColumns columns of the user view, from the bundle's manifest
 * @param user requests by columns; a row of a user without one is NaN or has {@code userUpdatedSeconds} 0
 * @param itemColumns columns of the item view
 * @param item requests by columns, of the chosen item
 * @param scores calibrated probability of the chosen item
 * @param positions of the chosen item, from 1
 * @param categories counts by value of {@code source} and {@code genre} of the chosen item
 * @param propensities probability that the item at position 1, 2, .. is looked at, on the scale on which a probability times it is the
 *     probability of a click; a position after the last takes the last; empty: clicks are not corrected for the position
 * @param genreOf first genre of an item or "none"; without it the mix of genres is not watched
 * @param states for deriving rows again; without them skew is not checkable
 */
public record Reference(
        String bundle,
        long asOfSeconds,
        int answer,
        String fullRung,
        List<String> userColumns,
        float[] user,
        long[] userUpdatedSeconds,
        List<String> itemColumns,
        float[] item,
        long[] itemUpdatedSeconds,
        float[] scores,
        long[] positions,
        Map<String, Map<String, Long>> categories,
        List<Double> propensities,
        Optional<LongFunction<String>> genreOf,
        Optional<AggregatorStates> states) {

    /** Key of {@link #categories()}. */
    public static final String SOURCE = "source";
    /** Key of {@link #categories()}. */
    public static final String GENRE = "genre";

    public Reference {
        Objects.requireNonNull(bundle, "bundle");
        userColumns = List.copyOf(userColumns);
        itemColumns = List.copyOf(itemColumns);
        categories = Map.copyOf(categories);
        propensities = List.copyOf(propensities);
        int requests = scores.length;
        requireLength("user", user.length, requests * userColumns.size());
        requireLength("item", item.length, requests * itemColumns.size());
        requireLength("userUpdatedSeconds", userUpdatedSeconds.length, requests);
        requireLength("itemUpdatedSeconds", itemUpdatedSeconds.length, requests);
        requireLength("positions", positions.length, requests);
        propensities.forEach(Reference::requirePropensity);
    }

    /** Requests behind it. */
    public int requests() {
        return scores.length;
    }

    /** Tells references apart, by all that the monitor decides by. */
    public long fingerprint() {
        long arrays = 0;
        int[] hashes = {
            Arrays.hashCode(user),
            Arrays.hashCode(item),
            Arrays.hashCode(scores),
            Arrays.hashCode(positions),
            Arrays.hashCode(userUpdatedSeconds),
            Arrays.hashCode(itemUpdatedSeconds)
        };
        for (int hash : hashes) {
            arrays = arrays * 31 + hash;
        }
        Map<String, Map<String, Long>> sorted = new TreeMap<>();
        categories.forEach((name, counts) -> sorted.put(name, new TreeMap<>(counts)));
        return StableHash.of(List.of(
                        bundle,
                        asOfSeconds,
                        answer,
                        fullRung,
                        userColumns,
                        itemColumns,
                        sorted,
                        propensities,
                        genreOf.isPresent(),
                        states.isPresent(),
                        arrays)
                .toString());
    }

    private static void requireLength(String name, int length, int wanted) {
        if (length != wanted) {
            throw new IllegalArgumentException("%s has %d values, wanted %d".formatted(name, length, wanted));
        }
    }

    private static void requirePropensity(double propensity) {
        if (!(propensity > 0 && Double.isFinite(propensity))) {
            throw new IllegalArgumentException("propensity %s is not a positive number".formatted(propensity));
        }
    }
}
