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
        FIXED,
        UNIFORM,
        EXPONENTIAL,
        LOGNORMAL;

        /** Names of what states it; of two, the second is the larger. */
        public List<String> parameters() {
            return switch (this) {
                case FIXED -> List.of("value");
                case UNIFORM -> List.of("least", "most");
                case EXPONENTIAL -> List.of("mean");
                case LOGNORMAL -> List.of("median", "p99");
            };
        }

        /** Name in files. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
