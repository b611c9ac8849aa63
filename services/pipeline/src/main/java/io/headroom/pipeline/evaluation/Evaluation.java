package io.headroom.pipeline.evaluation;

import java.util.List;

/**
 * What the replay of the held-out window gave.
 *
 * @param served every request of it, in order of time
 */
public record Evaluation(OfflineMetrics metrics, List<ServedRequest> served) {
    public Evaluation {
        served = List.copyOf(served);
    }
}
