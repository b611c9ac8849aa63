package io.headroom.monitoring.view;

/**
 * The scores of one rung.
 *
 * @param referenceFrom {@code bundle}, {@code log} (its own first observations), or {@code learning} while there is no reference yet
 * @param requests of this rung so far
 * @param feature scores as a numeric feature
 */
public record PredictionView(String rung, String referenceFrom, long requests, FeatureView feature) {}
