package io.headroom.pipeline.evaluation;

import java.util.Map;

/**
 * The content of {@code metrics.json}.
 *
 * @param protocol how it was measured
 * @param models metrics of the whole path and of the baselines, by model
 * @param sources recall of each candidate source and of the merged candidates
 * @param training seconds and sizes of the training, by name
 */
public record OfflineMetrics(
        Map<String, Object> protocol,
        Map<String, Map<String, Double>> models,
        Map<String, Map<String, Double>> sources,
        Map<String, Object> training) {

    /** The same with figures about training. */
    public OfflineMetrics withTraining(Map<String, Object> figures) {
        return new OfflineMetrics(protocol, models, sources, figures);
    }

    /** One metric of one model; 0 where it was not measured. */
    public double model(String model, String metric) {
        return models.getOrDefault(model, Map.of()).getOrDefault(metric, 0.0);
    }
}
