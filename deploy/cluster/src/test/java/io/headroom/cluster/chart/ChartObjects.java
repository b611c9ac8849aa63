package io.headroom.cluster.chart;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the chart of this repository makes for experiments, through the real Helm. */
final class ChartObjects {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final Path CHART = Path.of("../../helm/headroom");
    private static final Path COPY = Path.of("target/charts/headroom");

    private ChartObjects() {}

    static List<HasMetadata> render(String values) throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "values", ".yaml");
        String text = new Helm(experimentsAlone())
                .template()
                .withNamespace("shop")
                .withKubeVersion("1.36.0")
                .withValuesFile(Files.writeString(file, values))
                .call();
        // Null when nothing is made.
        return Arrays.stream(String.valueOf(text).split("(?m)^---\\s*$"))
                .filter(document -> document.lines().anyMatch(line -> line.startsWith("kind:")))
                .map(document -> (HasMetadata) SERIALIZATION.unmarshal(document))
                .toList();
    }

    /** Other templates ask a cluster what it has, and there is none here; what they define stays. */
    private static synchronized Path experimentsAlone() throws IOException {
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = CHART.relativize(file);
                if (!name.startsWith("templates")
                        || name.startsWith("templates/experiments")
                        || name.toString().endsWith(".tpl")) {
                    Path copy = COPY.resolve(name.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return COPY;
        }
    }

    /** The one of this kind whose name ends so. */
    static <T extends HasMetadata> T one(List<HasMetadata> objects, Class<T> kind, String nameEnd) {
        List<T> found = objects.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(object -> object.getMetadata().getName().matches(".*" + nameEnd))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " of " + kind.getSimpleName() + " " + nameEnd);
        }
        return found.getFirst();
    }
}
