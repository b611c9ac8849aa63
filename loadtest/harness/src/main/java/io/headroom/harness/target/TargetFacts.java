package io.headroom.harness.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.harness.arrivals.WeightedUsers;

/**
 * What the target says about itself.
 *
 * @param users who may ask, by activity
 * @param bundleVersion of the bundle it serves
 * @param bundleMetrics the bundle's offline metrics; an empty object when it states none
 */
public record TargetFacts(WeightedUsers users, String bundleVersion, JsonNode bundleMetrics) {}
