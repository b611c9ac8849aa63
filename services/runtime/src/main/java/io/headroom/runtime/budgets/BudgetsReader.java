package io.headroom.runtime.budgets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code budgets.yaml}. Unknown keys, missing keys and durations without a unit are errors that name the key: a budget that is
 * silently ignored would make every verdict wrong.
 */
public final class BudgetsReader {
    /** Where the stated budgets lie on the class path. */
    public static final String RESOURCE = "/budgets.yaml";

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(us|ms|s)");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private BudgetsReader() {}

    /** The budgets this build states. */
    public static Budgets readStated() {
        try (InputStream in = BudgetsReader.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new BudgetsException("no " + RESOURCE + " on the class path");
            }
            return parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8), RESOURCE);
        } catch (IOException e) {
            throw new BudgetsException("cannot read " + RESOURCE + ": " + e.getMessage(), e);
        }
    }

    /** @throws BudgetsException when the file cannot be read or breaks a rule */
    public static Budgets read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new BudgetsException("cannot read the budgets file " + file + ": " + e.getMessage(), e);
        }
    }

    static Budgets parse(String yaml, String origin) {
        try {
            return budgets(YAML.readTree(yaml));
        } catch (JacksonException e) {
            throw new BudgetsException(
                    origin + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        } catch (BudgetsException e) {
            throw new BudgetsException(origin + ": " + e.getMessage(), e);
        }
    }

    private static Budgets budgets(JsonNode root) {
        allow(root, "the file", Set.of("scenarios"));
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                object(root, "scenarios", "the file").properties()) {
            String at = "scenarios." + entry.getKey();
            scenarios.put(entry.getKey(), within(at, () -> scenario(entry.getKey(), entry.getValue())));
        }
        return new Budgets(scenarios);
    }

    private static Scenario scenario(String name, JsonNode node) {
        allow(node, "a scenario", Set.of("availability", "request", "stages"));
        JsonNode availability = node.path("availability");
        if (!availability.isNumber()) {
            throw new BudgetsException("availability is " + availability + ", but must be a number");
        }
        Budget request = within("request", () -> budget(object(node, "request", "a scenario")));
        Map<String, Budget> stages = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> stage :
                object(node, "stages", "a scenario").properties()) {
            stages.put(stage.getKey(), within("stages." + stage.getKey(), () -> budget(stage.getValue())));
        }
        return new Scenario(name, availability.asDouble(), request, stages);
    }

    private static Budget budget(JsonNode node) {
        allow(node, "a budget", Set.of("p50", "p95", "p99", "p999", "timeout"));
        EnumMap<Percentile, Duration> targets = new EnumMap<>(Percentile.class);
        for (Percentile percentile : Percentile.values()) {
            if (node.has(percentile.key())) {
                targets.put(percentile, duration(node, percentile.key()));
            }
        }
        return new Budget(targets, duration(node, "timeout"));
    }

    private static Duration duration(JsonNode node, String key) {
        String text = node.path(key).asText("");
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new BudgetsException(
                    key + " is '" + text + "', but must be a number with a unit us, ms or s, such as 8ms");
        }
        double nanosPerUnit =
                switch (matcher.group(2)) {
                    case "us" -> 1e3;
                    case "ms" -> 1e6;
                    default -> 1e9;
                };
        return Duration.ofNanos(Math.round(Double.parseDouble(matcher.group(1)) * nanosPerUnit));
    }

    private static JsonNode object(JsonNode node, String key, String owner) {
        JsonNode child = node.path(key);
        if (!child.isObject()) {
            throw new BudgetsException(owner + " needs a map '" + key + "'");
        }
        return child;
    }

    private static void allow(JsonNode node, String what, Set<String> keys) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!keys.contains(entry.getKey())) {
                throw new BudgetsException("unknown key '" + entry.getKey() + "' in " + what + "; known: "
                        + keys.stream().sorted().toList());
            }
        }
    }

    private static <T> T within(String at, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BudgetsException e) {
            throw new BudgetsException(at + ": " + e.getMessage(), e);
        }
    }
}
