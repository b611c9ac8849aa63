package io.headroom.harness.quality;

/**
 * How good the answers of a rung are, each figure with a 95% confidence interval.
 *
 * @param coverage share of the catalogue that was recommended at least once
 * @param retained NDCG@10 as a share of the top rung's, on the same requests
 * @param otherRung requests the rung had no answer for
 */
public record RungQuality(Estimate ndcg10, Estimate recall10, Estimate coverage, Estimate retained, int otherRung) {}
