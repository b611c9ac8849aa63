package io.headroom.harness.experiment;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long calls are held up.
 *
 * @param parameters of the distribution, by {@link Distribution#parameters() their names}
 */
public record Delay(Distribution distribution, Map<String, Duration> parameters) {
    public Delay {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Shapes of a delay. */
    public enum Distribution {
        FIXED("value"),
        UNIFORM("least", "most"),
        EXPONENTIAL("mean"),
        LOGNORMAL("median", "p99");

        private final List<String> parameters;

        Distribution(String... parameters) {
            this.parameters = List.of(parameters);
        }

        /** Names of what states it. */
        public List<String> parameters() {
            return parameters;
        }

        /** Name in files. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
