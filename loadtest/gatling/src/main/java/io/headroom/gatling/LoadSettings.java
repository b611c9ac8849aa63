package io.headroom.gatling;

import io.headroom.runtime.budgets.Budgets;
import io.headroom.runtime.budgets.BudgetsReader;
import io.headroom.runtime.budgets.Scenario;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is sent where, and what judges it. Given as system properties {@code headroom.NAME}.
 *
 * @param target base URL of a gateway
 * @param rate requests a second
 * @param warmup load before the one that is judged
 * @param duration of the load that is judged
 * @param seed of which users ask; when they do, Gatling draws itself
 * @param budgetsFile empty for the budgets of this build
 * @param scenarioName of the budgets
 */
record LoadSettings(
        URI target,
        double rate,
        Duration warmup,
        Duration duration,
        long seed,
        Optional<Path> budgetsFile,
        String scenarioName) {
    LoadSettings {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("headroom.rate is " + rate + ", but must be above 0");
        }
        if (!duration.isPositive() || warmup.isNegative()) {
            throw new IllegalArgumentException("headroom.duration is " + duration + " and headroom.warmup " + warmup
                    + ", but must be above 0 and not below it");
        }
    }

    static LoadSettings ofProcess() {
        return of(name -> Optional.ofNullable(System.getProperty("headroom." + name)));
    }

    static LoadSettings of(Function<String, Optional<String>> settings) {
        return new LoadSettings(
                URI.create(settings.apply("target").orElse("http://127.0.0.1:8080")),
                Double.parseDouble(settings.apply("rate").orElse("100")),
                duration(settings, "warmup", "60s"),
                duration(settings, "duration", "60s"),
                Long.parseLong(settings.apply("seed").orElse("1")),
                settings.apply("budgets").map(Path::of),
                settings.apply("scenario").orElse(Budgets.DEFAULT_SCENARIO));
    }

    Scenario scenario() {
        return budgetsFile
                .map(BudgetsReader::read)
                .orElseGet(BudgetsReader::readStated)
                .scenario(scenarioName);
    }

    /** As commands of this project write them: {@code 90s} or {@code 2m}. */
    private static Duration duration(Function<String, Optional<String>> settings, String name, String otherwise) {
        String text = settings.apply(name).orElse(otherwise);
        if (!text.matches("\\d+[sm]")) {
            throw new IllegalArgumentException(
                    "headroom." + name + " is '" + text + "', but must be whole seconds or minutes, such as 60s");
        }
        return Duration.parse("PT" + text);
    }
}
