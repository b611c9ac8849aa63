package io.headroom.cli.images;

import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.images.engine.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the labels of images say about their origin, as the Dockerfile's arguments. The time is that of the commit, so that the same tree gives
 * the same image.
 */
record ImageLabels(Path root, ToolRun tool) {
    static final String VERSION = "VERSION";
    private static final Pattern APP_VERSION = Pattern.compile("(?m)^appVersion:\\s*[\"']?([^\"'\\s]+)");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    /** A remote address may hold a password before the host. */
    private static final Pattern WITHOUT_CREDENTIALS = Pattern.compile("https://[^@/\\s]+/\\S+");

    Map<String, String> arguments(Optional<String> tag, Optional<String> base) throws IOException {
        Map<String, String> arguments = new TreeMap<>();
        arguments.put(VERSION, valid(tag.isPresent() ? tag.get() : chartVersion()));
        git("rev-parse", "HEAD")
                .ifPresent(commit -> arguments.put("REVISION", commit + (isChanged() ? "-changed" : "")));
        git("log", "-1", "--format=%cI").ifPresent(time -> arguments.put("CREATED", time));
        git("config", "--get", "remote.origin.url")
                .filter(url -> WITHOUT_CREDENTIALS.matcher(url).matches())
                .ifPresent(url -> arguments.put("SOURCE", url));
        base.ifPresent(image -> arguments.put("BASE", image));
        return arguments;
    }

    private String chartVersion() throws IOException {
        Path chart = root.resolve("helm/headroom/Chart.yaml");
        if (!Files.isRegularFile(chart)) {
            throw CommandFailure.usage("there is no " + chart + " to take the tag from; give one with --tag");
        }
        Matcher version = APP_VERSION.matcher(Files.readString(chart));
        if (!version.find()) {
            throw CommandFailure.usage(chart + " states no appVersion; give a tag with --tag");
        }
        return version.group(1);
    }

    private static String valid(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw CommandFailure.usage(
                    "the tag is '" + tag + "'; it may have letters, digits, '.', '_' and '-', 128 at most");
        }
        return tag;
    }

    private boolean isChanged() {
        try {
            return git("status", "--porcelain").filter(text -> !text.isBlank()).isPresent();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot ask git", e);
        }
    }

    /** The last line git says; nothing where there is no git or no repository. */
    private Optional<String> git(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        try {
            ToolRun.Ended said = tool.run(root, command);
            return said.well() && !said.lastLines().isEmpty()
                    ? Optional.of(said.lastLines().getLast().strip())
                    : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        }
    }
}
