package io.headroom.registry.store;

import java.util.Optional;

/**
 * What is promoted.
 *
 * @param previous what a roll-back would return to
 * @param promotion grows with each promotion and each roll-back; 0 before the first
 */
public record Current(Optional<String> version, Optional<String> previous, long promotion) {}
