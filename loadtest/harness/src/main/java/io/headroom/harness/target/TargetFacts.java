package io.headroom.harness.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.harness.arrivals.WeightedUsers;
import java.util.Optional;

/**
 * What the target says about itself.
 *
 * @param users who may ask, by activity
 * @param bundleVersion of the bundle it serves
 * @param bundleMetrics the bundle's offline metrics; an empty object when it states none
 * @param data behind the bundle; empty when the target does not state them
 */
public record TargetFacts(
        WeightedUsers users, String bundleVersion, JsonNode bundleMetrics, Optional<ServedData> data) {}
