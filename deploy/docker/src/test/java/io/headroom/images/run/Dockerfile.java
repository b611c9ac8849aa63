package io.headroom.images.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the project's Dockerfile, as much of the language as it uses; an instruction it does not know is a failure, so that nothing which an
 * engine would do is left out unseen.
 */
public final class Dockerfile {
    private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9_.-]+)=(?:\"([^\"]*)\"|(\\S*))");
    private static final Pattern FROM = Pattern.compile("(\\S+)(?: AS (\\S+))?");
    private static final Pattern COPY = Pattern.compile("(?:--chown=(\\S+) )?(\\S+) (\\S+)");

    private final Map<String, String> arguments;
    private final Map<String, ImageRecipe> stages = new TreeMap<>();
    private String stage = "";
    private List<ImageRecipe.Copy> copies = List.of();
    private Map<String, String> environment = new TreeMap<>();
    private Map<String, String> labels = new TreeMap<>();
    private List<String> entrypoint = List.of();
    private String user = "root";

    private Dockerfile(Map<String, String> arguments) {
        this.arguments = new TreeMap<>(arguments);
    }

    /** @param arguments the build's, as {@code TARGETARCH} */
    public static Dockerfile read(Path file, Map<String, String> arguments) throws IOException {
        Dockerfile dockerfile = new Dockerfile(arguments);
        String text = Files.readString(file).replaceAll("(?m)^\\s*#.*\\n", "").replaceAll("\\\\\\n\\s*", " ");
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            dockerfile.instruction(line.strip());
        }
        dockerfile.endStage();
        return dockerfile;
    }

    public ImageRecipe target(String name) {
        ImageRecipe recipe = stages.get(name);
        if (recipe == null) {
            throw new IllegalArgumentException("no target " + name + " in " + stages.keySet());
        }
        return recipe;
    }

    public Map<String, ImageRecipe> targets() {
        return Map.copyOf(stages);
    }

    private void instruction(String line) throws IOException {
        String word = line.substring(0, line.indexOf(' '));
        String rest = expand(line.substring(word.length()).strip());
        switch (word) {
            case "FROM" -> from(rest);
            case "ARG" -> argument(rest);
            case "COPY" -> copies.add(copy(rest));
            case "ENV" -> environment.putAll(pairs(rest));
            case "LABEL" -> labels.putAll(pairs(rest));
            case "USER" -> user = rest;
            case "ENTRYPOINT" -> entrypoint = List.of(new ObjectMapper().readValue(rest, String[].class));
            case "WORKDIR", "EXPOSE" -> {}
            default -> throw new IllegalArgumentException("unknown instruction: " + line);
        }
    }

    private void argument(String rest) {
        pairs(rest).forEach(arguments::putIfAbsent);
    }

    private void from(String rest) {
        endStage();
        Matcher from = FROM.matcher(rest);
        if (!from.matches()) {
            throw new IllegalArgumentException("FROM " + rest);
        }
        ImageRecipe base = stages.get(from.group(1));
        stage = from.group(2);
        copies = new ArrayList<>(base == null ? List.of() : base.copies());
        environment = new TreeMap<>(base == null ? Map.of() : base.environment());
        labels = new TreeMap<>(base == null ? Map.of() : base.labels());
        entrypoint = base == null ? List.of() : base.entrypoint();
        user = base == null ? "root" : base.user();
    }

    private void endStage() {
        if (!stage.isEmpty()) {
            stages.put(stage, new ImageRecipe(copies, environment, labels, entrypoint, user));
        }
    }

    private static ImageRecipe.Copy copy(String rest) {
        Matcher copy = COPY.matcher(rest);
        if (!copy.matches()) {
            throw new IllegalArgumentException("COPY " + rest);
        }
        return new ImageRecipe.Copy(copy.group(2), copy.group(3), copy.group(1) == null ? "" : copy.group(1));
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new TreeMap<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            pairs.put(pair.group(1), pair.group(2) == null ? pair.group(3) : pair.group(2));
        }
        return pairs;
    }

    private String expand(String text) {
        String expanded = text;
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            expanded = expanded.replace("${" + argument.getKey() + "}", argument.getValue());
        }
        return expanded;
    }
}
