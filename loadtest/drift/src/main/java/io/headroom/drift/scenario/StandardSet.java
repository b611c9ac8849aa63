package io.headroom.drift.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.drift.scenario.file.ScenarioReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The scenarios that come with this module, in the order of reports. */
public final class StandardSet {
    private static final List<String> NAMES = List.of(
            "stationary",
            "autocorrelated",
            "covariate",
            "label-shift",
            "concept-abrupt",
            "concept-gradual",
            "concept-recurring",
            "nulls",
            "unit-change",
            "stale",
            "serving-mode");

    private StandardSet() {}

    public static List<Scenario> scenarios() {
        return NAMES.stream().map(StandardSet::scenario).toList();
    }

    private static Scenario scenario(String name) {
        String file = name + ".yaml";
        try (InputStream in = StandardSet.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file + " beside " + StandardSet.class);
            }
            return ScenarioReader.parse(new String(in.readAllBytes(), UTF_8), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
