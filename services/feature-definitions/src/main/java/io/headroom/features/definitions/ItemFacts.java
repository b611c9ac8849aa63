package io.headroom.features.definitions;

/**
 * What the catalogue says of an item and no event changes.
 *
 * @param genreMask bit {@code i} is set when the item has the {@code i}-th genre of {@link Genres}
 * @param year year of release, 0 when unknown
 */
public record ItemFacts(long genreMask, int year) {

    /** An item that is not in the catalogue. */
    public static final ItemFacts UNKNOWN = new ItemFacts(0, 0);
}
