package io.headroom.harness.quality.replay;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A held-out request and what each rung answered. */
public record ReplayedRequest(HeldOutRequest request, Map<ForcedRung, RungAnswer> answers) {
    public ReplayedRequest {
        answers = Collections.unmodifiableMap(new EnumMap<>(answers));
    }

    /** Whether every rung gave its own answer, so that the rungs can be compared on it. */
    public boolean isComplete() {
        return answers.entrySet().stream().allMatch(answer -> answer.getValue().isOf(answer.getKey()));
    }
}
