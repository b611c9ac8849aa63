package io.headroom.harness.ledger;

/**
 * One stage of one answer's ledger.
 *
 * @param stage full name, such as {@code ranking/features}
 * @param outcome as the gateway names it
 */
public record StageSpent(String stage, long spentMicros, String outcome) {}
