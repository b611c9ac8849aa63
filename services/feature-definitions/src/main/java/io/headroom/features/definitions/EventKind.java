package io.headroom.features.definitions;

/** What happened between a user and an item. The meaning of {@link Event#value()} depends on it. */
public enum EventKind {
    /** The user rated the item; the value is the rating in stars, 0.5 to 5. */
    RATING,
    /** The item was shown to the user; the value is 1 when it was clicked, else 0. */
    IMPRESSION
}
