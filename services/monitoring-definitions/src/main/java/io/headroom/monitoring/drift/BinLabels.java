package io.headroom.monitoring.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names of bins, for people. */
final class BinLabels {

    private BinLabels() {}

    static List<String> of(double[] edges) {
        List<String> labels = new ArrayList<>();
        for (int bin = 0; bin <= edges.length; bin++) {
            labels.add(label(edges, bin));
        }
        return labels;
    }

    private static String label(double[] edges, int bin) {
        if (edges.length == 0) {
            return "all";
        }
        if (bin == 0) {
            return "≤ " + number(edges[0]);
        }
        if (bin == edges.length) {
            return "> " + number(edges[bin - 1]);
        }
        String from = number(edges[bin - 1]);
        String to = number(edges[bin]);
        return from.equals(to) ? to : "%s to %s".formatted(from, to);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
