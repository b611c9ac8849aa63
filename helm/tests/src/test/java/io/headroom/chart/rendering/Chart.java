package io.headroom.chart.rendering;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart of this repository, through the real Helm. */
public final class Chart {
    public static final String NAMESPACE = "shop";
    public static final String OLDEST = "1.30.0";
    public static final String NEWEST = "1.36.0";

    /** Which Helm gives every release that it only renders. */
    public static final String RELEASE = "release-name";

    private static final Path SOURCE = Path.of("..", "headroom");
    private static final Path COPY = Path.of("target", "charts", "headroom");

    private Chart() {}

    public static Path file(String name) {
        return SOURCE.resolve(name);
    }

    public static LintResult lint() {
        return new Helm(SOURCE).lint().strict().call();
    }

    /** Renders with values given as YAML, after those of files of the chart. Pods of {@code helm test} are among the objects. */
    public static Rendered renderOn(String kubernetes, String values, String... files) {
        return Rendered.parse(text(kubernetes, values, files));
    }

    public static Rendered render(String values, String... files) {
        return renderOn(NEWEST, values, files);
    }

    static String text(String kubernetes, String values, String... files) {
        TemplateCommand command =
                new Helm(hooksAsObjects()).template().withNamespace(NAMESPACE).withKubeVersion(kubernetes);
        Stream.of(files).forEach(file -> command.withValuesFile(file(file)));
        return command.withValuesFile(valuesFile(values)).call();
    }

    /** What `helm install` tells the user at the end. */
    public static String notes(String release, String values) {
        String told = new Helm(SOURCE)
                .install()
                .clientOnly()
                .dryRun()
                .withDryRunOption(DryRun.CLIENT)
                .withName(release)
                .withNamespace(NAMESPACE)
                .withKubeVersion(NEWEST)
                .withValuesFile(valuesFile(values))
                .call()
                .getOutput();
        return told.substring(told.indexOf("NOTES:") + "NOTES:".length()).strip();
    }

    private static Path valuesFile(String values) {
        try {
            Path file = Files.createTempFile(Path.of("target"), "values", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This Helm leaves hooks out of what it renders; in the copy they are none. */
    private static synchronized Path hooksAsObjects() {
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = COPY.resolve(SOURCE.relativize(file).toString());
                Files.createDirectories(to.getParent());
                byte[] bytes = Files.readAllBytes(file);
                Files.write(to, file.toString().contains("templates") ? withoutHooks(bytes) : bytes);
            }
            return COPY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] withoutHooks(byte[] template) {
        return new String(template, java.nio.charset.StandardCharsets.UTF_8)
                .replace("helm.sh/hook", "headroom.io/hook")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Every preset that lies beside the chart. */
    public static List<String> presets() {
        try (Stream<Path> files = Files.list(SOURCE)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("values-.*\\.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
