package io.headroom.seeing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a PromQL expression speaks of. Good for the expressions of this project, and no parser of the language: Prometheus itself judges their
 * syntax where it is installed.
 *
 * @param selectors metrics with their matchers
 * @param grouping labels named in by() and on()
 */
record Query(List<Selector> selectors, Set<String> grouping) {
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|group_left)\\s*\\(([^)]*)\\)");
    /** A name that is no function: a metric's, with its matchers. */
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![\\w:.\"$])([a-zA-Z_][\\w:]*)\\s*(?:\\{([^}]*)}|(?![\\w:(]|\\s*\\())");

    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    /** Between values that are written one beside the other; this project nests none. */
    private static final Pattern ALTERNATIVE = Pattern.compile("\\|");

    private static final Set<String> WORDS = Set.of(
            "by",
            "on",
            "and",
            "or",
            "unless",
            "group_left",
            "bool",
            "sum",
            "count",
            "min",
            "max",
            "histogram_quantile",
            "inf");

    /** A metric, and the matchers its labels must fit. */
    record Selector(String metric, List<LabelMatcher> matchers) {
        boolean selects(Series series) {
            return series.metric().equals(metric) && matchers.stream().allMatch(matcher -> matcher.fits(series));
        }

        /**
         * The same once for each alternative of its patterns, so that one that nothing exports is not hidden by another that something does. A
         * bucket's bound is left as it is: it is written in alternatives because the exporter chooses between them.
         */
        List<Selector> alternatives() {
            List<Selector> all = List.of(this);
            for (LabelMatcher matcher : matchers) {
                all = all.stream().flatMap(one -> one.split(matcher)).toList();
            }
            return all;
        }

        private Stream<Selector> split(LabelMatcher matcher) {
            if (!matcher.operator().equals("=~") || matcher.label().equals("le")) {
                return Stream.of(this);
            }
            return ALTERNATIVE.splitAsStream(matcher.value()).map(value -> {
                List<LabelMatcher> with = new ArrayList<>(matchers);
                with.set(with.indexOf(matcher), new LabelMatcher(matcher.label(), "=~", value));
                return new Selector(metric, with);
            });
        }
    }

    /** A label, an operator and a value or pattern. */
    record LabelMatcher(String label, String operator, String value) {
        boolean fits(Series series) {
            String actual = series.labels().getOrDefault(label, "");
            return switch (operator) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                default -> !actual.matches(value);
            };
        }
    }

    static Query of(String expression) {
        Set<String> grouping = new HashSet<>();
        Matcher groups = GROUPING.matcher(expression);
        String rest = groups.replaceAll(group -> {
            for (String label : group.group(1).split(",", -1)) {
                if (!label.isBlank()) {
                    grouping.add(label.strip());
                }
            }
            return "";
        });
        // Durations in brackets are no names.
        rest = rest.replaceAll("\\[[^\\]]*]", "");
        List<Selector> selectors = new ArrayList<>();
        SELECTOR.matcher(rest)
                .results()
                .filter(name -> !WORDS.contains(name.group(1)))
                .forEach(name -> selectors.add(new Selector(name.group(1), matchers(name))));
        return new Query(selectors, grouping);
    }

    private static List<LabelMatcher> matchers(MatchResult name) {
        if (name.group(2) == null) {
            return List.of();
        }
        return MATCHER.matcher(name.group(2))
                .results()
                .map(matcher -> new LabelMatcher(matcher.group(1), matcher.group(2), matcher.group(3)))
                .toList();
    }
}
