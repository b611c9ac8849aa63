package io.headroom.harness.arrivals;

/**
 * One request the driver owes.
 *
 * @param sequence from 0, in order of the intended start
 * @param offsetNanos intended start, counted from the start of the run
 * @param userId who asks
 */
public record Arrival(long sequence, long offsetNanos, long userId) {}
