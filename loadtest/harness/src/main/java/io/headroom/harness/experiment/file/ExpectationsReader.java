package io.headroom.harness.experiment.file;

import io.headroom.harness.experiment.Expectations;
import java.util.List;
import java.util.OptionalDouble;

/** Reads {@code expect}. */
final class ExpectationsReader {
    private static final double LONGEST_SECONDS = 3600;
    private static final double MOST_ERRORS = 1e9;
    private static final List<String> KEYS = List.of(
            "availability",
            "withinBudget",
            "degraded",
            "errors",
            "lateAnswers",
            "recoverySeconds",
            "firstFullSeconds",
            "detectSeconds",
            "qualityRetained");

    private ExpectationsReader() {}

    static Expectations read(Fields file) {
        if (!file.require("expect", "a map of expectations: " + String.join(", ", KEYS))) {
            return nothing();
        }
        Fields expect = file.map("expect").orElseThrow();
        expect.allow(KEYS);
        if (KEYS.stream().noneMatch(expect::has)) {
            file.wrong("expect", "states nothing, but an experiment without an expectation cannot fail");
        }
        return new Expectations(
                expect.number("availability", 0, 1),
                expect.number("withinBudget", 0, 1),
                expect.number("degraded", 0, 1),
                expect.number("errors", 0, MOST_ERRORS),
                expect.number("lateAnswers", 0, MOST_ERRORS),
                expect.number("recoverySeconds", 0, LONGEST_SECONDS),
                expect.number("firstFullSeconds", 0, LONGEST_SECONDS),
                expect.number("detectSeconds", 0, LONGEST_SECONDS),
                expect.number("qualityRetained", 0, 1));
    }

    private static Expectations nothing() {
        OptionalDouble none = OptionalDouble.empty();
        return new Expectations(none, none, none, none, none, none, none, none, none);
    }
}
