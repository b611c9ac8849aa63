package io.headroom.runtime.budgets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** All scenarios of a budgets file, by name. */
public record Budgets(Map<String, Scenario> scenarios) {
    public static final String DEFAULT_SCENARIO = "default";

    public Budgets {
        if (scenarios.isEmpty()) {
            throw new BudgetsException("scenarios is empty, but at least one is needed");
        }
        scenarios = Collections.unmodifiableMap(new LinkedHashMap<>(scenarios));
    }

    /**
     * The scenario of that name.
     *
     * @throws BudgetsException when there is none
     */
    public Scenario scenario(String name) {
        Scenario scenario = scenarios.get(name);
        if (scenario == null) {
            throw new BudgetsException("no scenario '" + name + "' in the budgets; there are " + scenarios.keySet());
        }
        return scenario;
    }
}
