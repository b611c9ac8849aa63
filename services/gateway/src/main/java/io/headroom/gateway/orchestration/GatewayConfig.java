package io.headroom.gateway.orchestration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the gateway is told beside what every service is. */
@ConfigMapping(prefix = "headroom.gateway")
public interface GatewayConfig {
    /** How many candidates are asked for and ranked. */
    @WithDefault("500")
    int candidates();

    /** How many of the bundle's popular items are kept for the lowest rung: far more than an answer holds, for the rules leave some out. */
    @WithDefault("2000")
    int popularItems();

    /** Ids of items that must never be recommended, separated by commas. */
    Optional<Set<Long>> denyItems();

    Depth depth();

    WarmUp warmUp();

    /** How many of the candidates are ranked when time is short. */
    interface Depth {
        /** Fewer are not worth a call. */
        @WithDefault("50")
        int least();

        /** By how many times the cap that a late answer lowered grows with each answer that reached it. */
        @WithDefault("1.5")
        double growth();

        /** After so many answers an answer weighs half in the predicted cost. */
        @WithDefault("100")
        int halfLife();

        /** How many standard deviations of ranking's time are kept free. */
        @WithDefault("2")
        double safety();

        /** Of the requests that are not worth a call one in so many is ranked, to learn whether they still are not. */
        @WithDefault("10")
        int probeOneIn();

        /** How many are ranked where an experiment forces SHALLOW. */
        @WithDefault("100")
        int forced();
    }

    /** How the gateway rehearses before it says that it is ready. */
    interface WarmUp {
        /** Requests it sends itself; 0 for none. */
        @WithDefault("600")
        int requests();

        /** Time of one attempt; the next goes on with the requests that are left. */
        @WithDefault("60s")
        Duration atMost();

        /** Time one request may take. */
        @WithDefault("5s")
        Duration answerWithin();
    }
}
