package io.headroom.runtime.following;

/** What a registry says is to be served. */
sealed interface Promotion {
    /**
     * A version.
     *
     * @param number grows with every promotion and every roll-back
     */
    record Promoted(String version, long number) implements Promotion {}

    /** It has nothing yet. */
    record Nothing() implements Promotion {}

    /** It does not say. */
    record Silent(String reason) implements Promotion {}
}
