package io.headroom.harness.quality.replay;

import java.util.Optional;

/**
 * An answer to a forced request.
 *
 * @param failure why there is none
 * @param rung the answer says it is of
 * @param bundle the answer says it was made with
 * @param itemIds best first; handed over, not copied
 */
public record RungAnswer(Optional<String> failure, String rung, String bundle, long[] itemIds) {
    public static RungAnswer failed(String why) {
        return new RungAnswer(Optional.of(why), "", "", new long[0]);
    }

    public boolean isOf(ForcedRung wanted) {
        return failure.isEmpty() && rung.equals(wanted.name());
    }
}
