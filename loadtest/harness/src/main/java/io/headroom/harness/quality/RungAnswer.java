package io.headroom.harness.quality;

import java.util.Optional;

/**
 * An answer to a forced request.
 *
 * @param failure why there is none
 * @param rung the answer says it is of
 * @param bundle the answer says it was made with
 * @param itemIds best first; handed over, not copied
 */
record RungAnswer(Optional<String> failure, String rung, String bundle, long[] itemIds) {
    static RungAnswer failed(String why) {
        return new RungAnswer(Optional.of(why), "", "", new long[0]);
    }

    boolean isOf(ForcedRung wanted) {
        return failure.isEmpty() && rung.equals(wanted.name());
    }
}
