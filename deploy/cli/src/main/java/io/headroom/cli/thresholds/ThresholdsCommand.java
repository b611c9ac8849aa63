package io.headroom.cli.thresholds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.cli.console.Console;
import io.headroom.runtime.budgets.Budgets;
import io.headroom.runtime.budgets.BudgetsReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom thresholds}. */
@Command(
        name = "thresholds",
        description =
                "Prints the budgets as thresholds for k6, as JSON: what loadtest/k6/recommendations.js judges by.")
public final class ThresholdsCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--budgets", paramLabel = "FILE", description = "Other budgets than those of this build.")
    private Optional<Path> budgets;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = Budgets.DEFAULT_SCENARIO,
            description = "Scenario of the budgets (default: ${DEFAULT-VALUE}).")
    private String scenario;

    public ThresholdsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Budgets stated = budgets.map(BudgetsReader::read).orElseGet(BudgetsReader::readStated);
        K6Thresholds thresholds = K6Thresholds.of(stated.scenario(scenario));
        console.line(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(thresholds));
        return 0;
    }
}
