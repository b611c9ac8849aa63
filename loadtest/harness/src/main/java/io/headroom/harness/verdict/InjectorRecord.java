package io.headroom.harness.verdict;

import java.time.Duration;

/**
 * What must hold of the injector for its numbers to count.
 *
 * @param sendLagLimit the most its own lag may be at p99
 * @param withheld requests that were due but not sent, because too many were unanswered
 * @param undrained requests sent that had not ended when the run was given up
 */
public record InjectorRecord(Duration sendLagLimit, long withheld, long undrained) {}
