package io.headroom.harness.experiment.target;

/**
 * Something that the system under experiment was seen to do by itself, told at the moment at which it was seen.
 *
 * @param service whose replica
 * @param replica by the target's name for it
 * @param what the kind of it, a short key of the target's own such as {@code ready}
 * @param words for people, without the replica's name
 */
public record Sighting(String service, String replica, String what, String words) {}
