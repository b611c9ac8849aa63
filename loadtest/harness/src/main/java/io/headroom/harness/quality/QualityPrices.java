package io.headroom.harness.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.harness.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer of each rung is worth beside one of the top rung: its share of the NDCG@10, as a quality run measured it. Prices hold for one
 * bundle only: whoever uses them for answers of another one states a false figure.
 */
public final class QualityPrices {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bundle;
    private final Map<String, Estimate> retained;

    QualityPrices(String bundle, Map<String, Estimate> retained) {
        this.bundle = bundle;
        this.retained = Collections.unmodifiableMap(new LinkedHashMap<>(retained));
    }

    /**
     * Reads the {@code quality.json} of a quality run.
     *
     * @return empty when there is no such file, it is something else, or its run was not valid
     */
    public static Optional<QualityPrices> read(Path file) {
        try {
            return Files.isRegularFile(file) ? of(JSON.readTree(file.toFile())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<QualityPrices> of(JsonNode report) {
        Map<String, Estimate> retained = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> rung : report.path("rungs").properties()) {
            estimate(rung.getValue().path("retained")).ifPresent(price -> retained.put(rung.getKey(), price));
        }
        boolean usable = report.path("bundle").isTextual()
                && !report.path("verdict").asText().equals(Verdict.INVALID.name())
                && !retained.isEmpty();
        return usable ? Optional.of(new QualityPrices(report.path("bundle").asText(), retained)) : Optional.empty();
    }

    private static Optional<Estimate> estimate(JsonNode node) {
        double value = node.path("value").asDouble(Double.NaN);
        double low = node.path("low").asDouble(Double.NaN);
        double high = node.path("high").asDouble(Double.NaN);
        return low <= value && value <= high ? Optional.of(new Estimate(value, low, high)) : Optional.empty();
    }

    /** Version of the bundle they were measured with. */
    public String bundle() {
        return bundle;
    }

    /**
     * NDCG@10 of the rung as a share of the top rung's; may exceed 1. An answer of a rung nobody measured counts as worth nothing.
     *
     * @param rung such as {@code POPULAR}
     */
    public double retained(String rung) {
        return estimate(rung).map(Estimate::value).orElse(0.0);
    }

    /** {@link #retained} with its 95% confidence interval; empty for a rung that was not measured. */
    public Optional<Estimate> estimate(String rung) {
        return Optional.ofNullable(retained.get(rung));
    }

    /**
     * Answers weighted by what they are worth: 100 answers at a rung that retains 0.8 are worth 80 full ones.
     *
     * @param answers count by rung
     */
    public double worth(Map<String, Long> answers) {
        return answers.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * retained(entry.getKey()))
                .sum();
    }
}
