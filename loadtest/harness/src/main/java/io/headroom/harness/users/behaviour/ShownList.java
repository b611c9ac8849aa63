package io.headroom.harness.users.behaviour;

/**
 * What a user was shown.
 *
 * @param sequence number of the request in the run
 * @param itemIds in the order shown; handed over, not copied
 */
public record ShownList(long sequence, long userId, String requestId, long[] itemIds) {}
