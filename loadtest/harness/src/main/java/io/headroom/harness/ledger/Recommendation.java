package io.headroom.harness.ledger;

import java.util.List;

/**
 * What the measurement needs of an answer.
 *
 * @param bundle version of the model bundle that answered
 * @param items how many were recommended
 * @param rung of the degradation ladder
 * @param spentMicros the gateway's own account of the whole request
 * @param stages every stage of the ledger, callers before those they call
 */
public record Recommendation(String bundle, int items, String rung, long spentMicros, List<StageSpent> stages) {
    public Recommendation {
        stages = List.copyOf(stages);
    }
}
