package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.px;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Offline quality: each ranking metric for the full path beside its baselines, and recall for each source of candidates. */
final class QualityBars {
    private static final Map<String, String> NAMES = Map.of(
            "headroom", "Headroom",
            "popular", "most popular",
            "itemKnn", "item-kNN",
            "twoTower", "two-tower",
            "two_tower", "two-tower",
            "coVisitation", "co-visitation",
            "co_visitation", "co-visitation");

    private QualityBars() {}

    static String render(OfflineMetrics metrics) {
        if (metrics.isEmpty()) {
            return "<p class=\"hint\">The bundle states no offline metrics.</p>";
        }
        String ranking = metrics.metricsOf(metrics.models(), "ndcg").stream()
                .map(metric -> panel(label(metric) + ", full path and baselines", column(metrics.models(), metric)))
                .collect(Collectors.joining());
        String recall = metrics.metricsOf(metrics.models(), "recall").stream()
                .map(metric -> panel(label(metric) + ", full path and baselines", column(metrics.models(), metric)))
                .collect(Collectors.joining());
        String sources = metrics.metricsOf(metrics.sources(), "recall").stream()
                .map(metric -> panel(label(metric) + " by source", column(metrics.sources(), metric)))
                .collect(Collectors.joining());
        return "<div class=\"panels\">" + ranking + recall + sources + "</div>" + probability(metrics);
    }

    static String name(String model) {
        return NAMES.getOrDefault(model, model.replace('_', ' '));
    }

    /** {@code ndcg@10} is written NDCG@10. */
    static String label(String metric) {
        return switch (metric) {
            case "auc" -> "AUC";
            case "logLoss" -> "log loss";
            case "ece" -> "calibration error";
            default -> metric.startsWith("ndcg") ? metric.toUpperCase(Locale.ROOT) : metric;
        };
    }

    private static Map<String, Double> column(Map<String, Map<String, Double>> table, String metric) {
        Map<String, Double> column = new LinkedHashMap<>();
        table.forEach((row, values) -> {
            if (values.containsKey(metric)) {
                column.put(row, values.get(metric));
            }
        });
        return column;
    }

    private static String panel(String title, Map<String, Double> values) {
        double most =
                values.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        String rows = values.entrySet().stream()
                .map(value -> """
                        <div class="metric%s"><span class="label">%s</span><span class="track"><i style="width:%s%%"></i></span>\
                        <b>%s</b></div>
                        """.formatted(
                                isOwn(value.getKey()) ? " own" : "",
                                escape(name(value.getKey())),
                                px(most <= 0 ? 0 : 100 * value.getValue() / most),
                                String.format(Locale.ROOT, "%.3f", value.getValue())))
                .collect(Collectors.joining());
        return "<div class=\"panel\"><h3>" + escape(title) + "</h3>" + rows + "</div>";
    }

    private static boolean isOwn(String row) {
        return row.equals(OfflineMetrics.OWN) || row.equals("merged");
    }

    private static String probability(OfflineMetrics metrics) {
        String facts = List.of("auc", "logLoss", "ece").stream()
                .filter(metric -> metrics.value(OfflineMetrics.OWN, metric).isPresent())
                .map(metric -> "<b>%s</b> %s"
                        .formatted(
                                label(metric),
                                String.format(
                                        Locale.ROOT,
                                        "%.4f",
                                        metrics.value(OfflineMetrics.OWN, metric)
                                                .getAsDouble())))
                .collect(Collectors.joining(" &#183; "));
        return facts.isEmpty()
                ? ""
                : "<p class=\"hint\">The ranker's probability on the same window: " + facts + "</p>";
    }
}
