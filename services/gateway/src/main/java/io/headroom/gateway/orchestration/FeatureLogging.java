package io.headroom.gateway.orchestration;

/**
 * What ranking is to tell of the feature values it scored from, so that they can be logged.
 *
 * @param candidates of so many of the most probable; 0 for nothing
 * @param values whether the values themselves are wanted, or only their digest
 */
public record FeatureLogging(int candidates, boolean values) {
    public static final FeatureLogging NONE = new FeatureLogging(0, false);

    public FeatureLogging {
        if (candidates < 0) {
            throw new IllegalArgumentException(candidates + " candidates cannot be logged");
        }
    }
}
