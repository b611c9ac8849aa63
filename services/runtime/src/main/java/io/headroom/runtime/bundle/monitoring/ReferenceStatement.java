package io.headroom.runtime.bundle.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.headroom.runtime.bundle.BundleException;
import java.util.List;
import java.util.Map;

/**
 * What a bundle says of the requests that monitoring compares with, in {@code monitoring/reference.json}.
 *
 * @param requests how many requests were replayed
 * @param answer how many items an answer has
 * @param asOfSeconds the moment they were replayed at, in the data's time: features know all events before it
 * @param rung of the degradation ladder on which they were answered
 * @param categories for each categorical feature, how many of the sampled items had which category; what none had is absent
 * @param propensities how likely a place of a list is looked at, relative to the first, which is 1; never rising, above 0; for a place beyond
 *     them the last holds; empty where the data do not tell
 * @param propensitiesFrom how they were found, or why there are none
 * @param calibrationExamination mean propensity over the places of the lists that the probabilities were calibrated on; 1 where there were none
 * @param probabilityOf of what a calibrated probability is the probability
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReferenceStatement(
        int requests,
        int answer,
        long asOfSeconds,
        String rung,
        Map<String, Map<String, Long>> categories,
        List<Double> propensities,
        String propensitiesFrom,
        double calibrationExamination,
        String probabilityOf) {
    public ReferenceStatement {
        require(requests > 0 && answer > 0, "states " + requests + " requests with answers of " + answer);
        require(categories != null && propensities != null, "states no categories or no propensities");
        require(
                calibrationExamination > 0,
                "states an examination of " + calibrationExamination + ", but must exceed 0");
        categories = Map.copyOf(categories);
        propensities = List.copyOf(propensities);
        requireNeverRising(propensities);
    }

    /**
     * By what a calibrated probability is multiplied to be that of a click on the item shown at a place. Above 1 for the first places: the
     * product is to be cut off at 1.
     *
     * @param position from 1
     */
    public double clickFactor(int position) {
        if (propensities.isEmpty()) {
            return 1;
        }
        return propensities.get(Math.min(position, propensities.size()) - 1) / calibrationExamination;
    }

    private static void requireNeverRising(List<Double> propensities) {
        double before = 1;
        for (double propensity : propensities) {
            require(
                    propensity > 0 && propensity <= before,
                    "states the propensity " + propensity + " after " + before + ", but must not rise or be 0");
            before = propensity;
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new BundleException(MonitoringFiles.STATEMENT + " " + problem);
        }
    }
}
