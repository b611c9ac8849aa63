package io.headroom.world;

/**
 * How much a world holds.
 *
 * @param users users who exist, whether or not they came
 * @param items items in the catalogue, rated or not
 * @param ratings rows of ratings.csv
 * @param impressions rows of impressions.csv
 * @param clicks impressions that were clicked
 */
public record WorldSummary(int users, int items, int ratings, int impressions, int clicks) {}
