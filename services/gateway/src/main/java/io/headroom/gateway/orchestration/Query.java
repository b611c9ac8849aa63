package io.headroom.gateway.orchestration;

import java.util.Map;

/**
 * What is asked for.
 *
 * @param limit how many items at most; positive
 * @param context what the client says of itself, handed on to ranking
 * @param experiment what is wanted beside that
 * @param logging what ranking is to tell for the log
 */
public record Query(
        String requestId,
        long userId,
        int limit,
        Map<String, String> context,
        Experiment experiment,
        FeatureLogging logging) {
    public Query {
        context = Map.copyOf(context);
    }
}
