package io.headroom.harness.experiment.target.faults;

/**
 * A fault as the replica itself tells of it.
 *
 * @param active whether it still strikes
 * @param calls it met
 * @param fired calls it struck
 */
public record FaultState(String id, String kind, double share, boolean active, long calls, long fired) {}
