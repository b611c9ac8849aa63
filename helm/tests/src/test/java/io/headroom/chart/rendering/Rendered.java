package io.headroom.chart.rendering;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything one rendering made, typed. */
public record Rendered(List<HasMetadata> objects) {
    public static final String COMPONENT = "app.kubernetes.io/component";

    public Rendered {
        objects = List.copyOf(objects);
    }

    /** @throws IllegalArgumentException naming the object and the field that Kubernetes does not have */
    public static Rendered parse(String yaml) {
        return new Rendered(StrictParsing.parse(yaml));
    }

    public <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The one object of that kind and component. */
    public <T extends HasMetadata> T one(Class<T> kind, String component) {
        List<T> found = all(kind).stream()
                .filter(object ->
                        component.equals(object.getMetadata().getLabels().get(COMPONENT)))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.size() + " objects of kind " + kind.getSimpleName() + " for " + component + ", not 1");
        }
        return found.getFirst();
    }

    public List<Pods> pods() {
        return objects.stream().flatMap(object -> podsOf(object).stream()).toList();
    }

    /** Pods that an object makes, or is. */
    public record Pods(HasMetadata owner, PodTemplateSpec template) {
        public String name() {
            return owner.getKind() + "/" + owner.getMetadata().getName();
        }

        public String component() {
            return template.getMetadata().getLabels().getOrDefault(COMPONENT, "");
        }
    }

    private static Optional<Pods> podsOf(HasMetadata object) {
        PodTemplateSpec template =
                switch (object) {
                    case Deployment it -> it.getSpec().getTemplate();
                    case StatefulSet it -> it.getSpec().getTemplate();
                    case Job it -> it.getSpec().getTemplate();
                    case CronJob it -> it.getSpec().getJobTemplate().getSpec().getTemplate();
                    case Pod it -> new PodTemplateSpec(it.getMetadata(), it.getSpec());
                    default -> null;
                };
        return Optional.ofNullable(template).map(found -> new Pods(object, found));
    }

    /** All containers, those that run first included. */
    public static Stream<io.fabric8.kubernetes.api.model.Container> containers(Pods pods) {
        var spec = pods.template().getSpec();
        return Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream());
    }
}
