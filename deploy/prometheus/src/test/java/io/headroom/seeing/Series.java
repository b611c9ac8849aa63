package io.headroom.seeing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time series: its metric and its labels, those of the scraped target included. */
record Series(String metric, Map<String, String> labels) {
    private static final Pattern LINE = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    Series {
        labels = Map.copyOf(labels);
    }

    /** What a scrape of a target tells, in Prometheus' text format. */
    static List<Series> of(String scraped, Map<String, String> target) {
        return scraped.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> {
                    Matcher parts = LINE.matcher(line);
                    if (!parts.matches()) {
                        throw new AssertionError("cannot read '" + line + "'");
                    }
                    Map<String, String> labels = new HashMap<>(target);
                    if (parts.group(2) != null) {
                        LABEL.matcher(parts.group(2))
                                .results()
                                .forEach(label -> labels.put(label.group(1), label.group(2)));
                    }
                    return new Series(parts.group(1), labels);
                })
                .toList();
    }
}
