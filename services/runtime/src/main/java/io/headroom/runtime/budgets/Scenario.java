package io.headroom.runtime.budgets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The budgets of one way of using the system.
 *
 * @param availability share of requests, in (0, 1), that must be answered inside the request timeout
 * @param request budget of the whole request, as the client sees it
 * @param stages budgets by full stage name ({@code ranking/features} is called by {@code ranking}), in the file's order
 */
public record Scenario(String name, double availability, Budget request, Map<String, Budget> stages) {
    public Scenario {
        if (!(availability > 0 && availability < 1)) {
            throw new BudgetsException(
                    "availability is " + availability + ", but must lie between 0 and 1, both excluded");
        }
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        for (Map.Entry<String, Budget> stage : stages.entrySet()) {
            Budget parent = parentOf(stage.getKey(), request, stages);
            if (stage.getValue().timeout().compareTo(parent.timeout()) > 0) {
                throw new BudgetsException("stages." + stage.getKey() + ".timeout is "
                        + stage.getValue().timeout() + ", beyond its caller's timeout of " + parent.timeout());
            }
        }
    }

    /**
     * The budget of a stage.
     *
     * @throws BudgetsException when the scenario does not name the stage
     */
    public Budget stage(String stage) {
        Budget budget = stages.get(stage);
        if (budget == null) {
            throw new BudgetsException(
                    "scenario " + name + " has no budget for stage '" + stage + "'; it names " + stages.keySet());
        }
        return budget;
    }

    private static Budget parentOf(String stage, Budget request, Map<String, Budget> stages) {
        int slash = stage.lastIndexOf('/');
        if (slash < 0) {
            return request;
        }
        String parent = stage.substring(0, slash);
        if (!stages.containsKey(parent)) {
            throw new BudgetsException("stages." + stage + " is nested in '" + parent + "', which has no budget");
        }
        return stages.get(parent);
    }
}
