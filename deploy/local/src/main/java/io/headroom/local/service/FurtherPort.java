package io.headroom.local.service;

/**
 * A port of a service beside those for requests and management.
 *
 * @param role what it is for, as people read it
 * @param property the configuration key that names it
 * @param number before any offset
 */
record FurtherPort(String role, String property, int number) {}
