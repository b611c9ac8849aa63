package io.headroom.runtime.metrics;

import io.headroom.contracts.v1.FeatureUse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** {@code headroom_feature_use_total}: replies by what features they were made from; {@code headroom_feature_nonsense_total}. */
public final class FeatureUses {
    public static final String USE = "headroom.feature.use";
    public static final String NONSENSE = "headroom.feature.nonsense";

    private static final String PREFIX = "FEATURE_USE_";

    private final Map<FeatureUse, Counter> uses = new EnumMap<>(FeatureUse.class);
    private final Counter nonsense;

    /** @param stage the stage whose replies are counted */
    public FeatureUses(MeterRegistry registry, String stage) {
        for (FeatureUse use : FeatureUse.values()) {
            if (use != FeatureUse.UNRECOGNIZED && use != FeatureUse.FEATURE_USE_UNSPECIFIED) {
                uses.put(
                        use,
                        Counter.builder(USE)
                                .description("Replies by the features they were made from")
                                .tag("stage", stage)
                                .tag(
                                        "use",
                                        use.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT))
                                .register(registry));
            }
        }
        nonsense = Counter.builder(NONSENSE)
                .description("Answers of the feature store that made no sense")
                .tag("stage", stage)
                .register(registry);
    }

    /** @param use FRESH, STALE or DEFAULT */
    public void used(FeatureUse use) {
        uses.get(use).increment();
    }

    /** The store answered what does not fit the question. */
    public void nonsense() {
        nonsense.increment();
    }
}
