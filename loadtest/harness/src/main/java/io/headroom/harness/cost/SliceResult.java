package io.headroom.harness.cost;

/**
 * One slice.
 *
 * @param logging whether what was shown was logged
 * @param requests that counted
 * @param p50Micros of them
 * @param p99Micros of them
 * @param logged answers the gateway logged, or tried to, during the whole slice
 */
public record SliceResult(boolean logging, int requests, long p50Micros, long p99Micros, long logged) {}
