package io.headroom.cluster.chart;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the chart of this repository makes, through the real Helm. */
final class ChartObjects {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private ChartObjects() {}

    /** Nothing is persistent and no token is kept here, so that the chart need not ask a cluster what it has. */
    static List<HasMetadata> render(String values) throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "values", ".yaml");
        String text = new Helm(Path.of("../../helm/headroom"))
                .template()
                .withNamespace("shop")
                .withKubeVersion("1.36.0")
                .withValuesFile(Files.writeString(
                        file, "persistence: {enabled: false}\nregistry: {existingSecret: some}\n" + values))
                .call();
        return Arrays.stream(text.split("(?m)^---\\s*$"))
                .filter(document -> document.lines().anyMatch(line -> line.startsWith("kind:")))
                .map(document -> (HasMetadata) SERIALIZATION.unmarshal(document))
                .toList();
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
