package io.headroom.drift.serving;

/**
 * Somebody asks for a page.
 *
 * @param id distinct within a run
 * @param atMillis on the simulated clock
 * @param timeSeconds the moment it is for, in the data's time
 * @param user counted from 0
 * @param device one of {@code RowEncoder.DEVICES}
 */
public record Request(String id, long atMillis, long timeSeconds, int user, String device) {}
