package io.headroom.harness.experiment.file;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One YAML map, read key by key. What is wrong goes to the problems, and reading goes on with a stand-in. */
public final class Fields {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(us|ms|s|m|h)");
    private static final Map<String, Double> UNIT_NANOS =
            Map.of("us", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3600e9);

    private final Node node;
    private final String path;
    private final Problems problems;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** @param path where the map stands in the file, as {@code steps[0].}; empty for the file itself */
    public Fields(Node node, String path, Problems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (node instanceof MappingNode map) {
            map.getValue().forEach(this::take);
        } else {
            problems.add(node, name("") + " is " + shown(node) + ", but must be a map of keys");
        }
    }

    public Node node() {
        return node;
    }

    public Problems problems() {
        return problems;
    }

    /** Full name of a key of this map. */
    public String name(String key) {
        String full = path + key;
        return full.isEmpty() ? "the file" : full.endsWith(".") ? full.substring(0, full.length() - 1) : full;
    }

    public void allow(List<String> known) {
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(
                        keys.get(key), "unknown key '" + name(key) + "'; known here: " + String.join(", ", known)));
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The value's node, or the map's own where the key is absent. */
    public Node at(String key) {
        return values.getOrDefault(key, node);
    }

    public void wrong(String key, String text) {
        problems.add(at(key), name(key) + " " + text);
    }

    public boolean require(String key, String what) {
        if (!has(key)) {
            problems.add(node, name(key) + " is missing; it must be " + what);
        }
        return has(key);
    }

    public Optional<Fields> map(String key) {
        return has(key) ? Optional.of(new Fields(at(key), path + key + ".", problems)) : Optional.empty();
    }

    public List<Node> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (at(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        wrong(key, "is " + shown(at(key)) + ", but must be a list");
        return List.of();
    }

    public Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (at(key) instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        wrong(key, "is " + shown(at(key)) + ", but must be a text");
        return Optional.empty();
    }

    public OptionalDouble number(String key, double least, double most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = parse(text.get());
        if (value >= least && value <= most) {
            return OptionalDouble.of(value);
        }
        wrong(key, "is '" + text.get() + "', but must be a number from " + plain(least) + " to " + plain(most));
        return OptionalDouble.empty();
    }

    /** @param least what it must at least be; {@code most} likewise */
    public Optional<Duration> duration(String key, Duration least, Duration most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = DURATION.matcher(text.get());
        if (!form.matches()) {
            wrong(key, "is '" + text.get() + "', but must be a number with a unit us, ms, s, m or h, such as 10s");
            return Optional.empty();
        }
        Duration value =
                Duration.ofNanos(Math.round(Double.parseDouble(form.group(1)) * UNIT_NANOS.get(form.group(2))));
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            wrong(key, "is " + text.get() + ", but must lie between " + seconds(least) + " and " + seconds(most));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    public static String seconds(Duration duration) {
        return plain(duration.toNanos() / 1e9) + " s";
    }

    public static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static double parse(String text) {
        try {
            return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private void take(NodeTuple entry) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : shown(entry.getKeyNode());
        if (values.put(key, entry.getValueNode()) != null) {
            problems.add(entry.getKeyNode(), name(key) + " is stated twice");
        }
        keys.put(key, entry.getKeyNode());
    }

    private static String shown(Node node) {
        return switch (node) {
            case ScalarNode scalar when scalar.getValue().isEmpty() -> "empty";
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            case SequenceNode _ -> "a list";
            default -> "a map";
        };
    }
}
