package io.headroom.runtime.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that befalls one call.
 *
 * @param delay before it begins; zero for none
 * @param refusal it is answered with an error once it would begin
 * @param swallowed it is never answered
 * @param garblingSeed its answer is garbled in the way this seed says
 */
public record CallFate(Duration delay, Optional<Strike.Refused> refusal, boolean swallowed, OptionalLong garblingSeed) {
    /** Nothing befalls it. */
    public static final CallFate NONE = new CallFate(Duration.ZERO, Optional.empty(), false, OptionalLong.empty());

    /** Delays add up; of several errors the first is answered. */
    static CallFate of(List<Strike> strikes) {
        CallFate fate = NONE;
        for (Strike strike : strikes) {
            fate = fate.and(strike);
        }
        return fate;
    }

    private CallFate and(Strike strike) {
        return switch (strike) {
            case Strike.Later later -> new CallFate(delay.plus(later.delay()), refusal, swallowed, garblingSeed);
            case Strike.Refused refused ->
                new CallFate(delay, refusal.or(() -> Optional.of(refused)), swallowed, garblingSeed);
            case Strike.Swallowed _ -> new CallFate(delay, refusal, true, garblingSeed);
            case Strike.Garbled garbled -> new CallFate(delay, refusal, swallowed, OptionalLong.of(garbled.seed()));
        };
    }
}
