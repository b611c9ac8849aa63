package io.headroom.gateway.impressions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is logged of each answer. Whether anything is, says {@code headroom.event-log.enabled}. */
@ConfigMapping(prefix = "headroom.gateway.impressions")
public interface ImpressionsConfig {
    LoggedCandidates loggedCandidates();

    /** Of this share of the requests, by a hash of their ids, the values of the features are logged; of the others only their digest. */
    @WithDefault("1.0")
    double valuesShare();

    /** Answers that may wait to be made records of; one more is dropped. */
    @WithDefault("500")
    int waitingAtMost();

    /** Of how many of the most probable candidates ranking tells the features: what may be shown, and some more for the rules to pass over. */
    interface LoggedCandidates {
        /** For each item asked for. */
        @WithDefault("4")
        int perItem();

        /** And so many more. */
        @WithDefault("20")
        int more();

        @WithDefault("500")
        int atMost();
    }
}
