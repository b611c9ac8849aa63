package io.headroom.harness.driver;

/**
 * A request on its way.
 *
 * @param sequence number of the arrival
 * @param userId who asks
 * @param intendedNanos the ticker's reading at which the request was due
 */
public record Attempt(long sequence, long userId, long intendedNanos) {}
