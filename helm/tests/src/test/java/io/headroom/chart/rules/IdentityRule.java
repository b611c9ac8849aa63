package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.headroom.chart.rendering.Rendered;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** No two objects are the same one, names are short enough for what is made of them, and every object says whose it is. */
final class IdentityRule implements Rule {
    /** A Job's pods add 6 characters, and their host name may have 63. */
    private static final int LONGEST = 63;

    private static final List<String> LABELS = List.of(
            "app.kubernetes.io/name",
            "app.kubernetes.io/instance",
            "app.kubernetes.io/component",
            "app.kubernetes.io/version",
            "app.kubernetes.io/managed-by",
            "helm.sh/chart");

    @Override
    public Stream<String> breaches(Rendered rendered) {
        Set<String> seen = new HashSet<>();
        return rendered.objects().stream()
                .flatMap(object -> Stream.of(twice(object, seen), tooLong(object), unlabelled(object))
                        .flatMap(found -> found));
    }

    private static Stream<String> twice(HasMetadata object, Set<String> seen) {
        return seen.add(name(object)) ? Stream.empty() : Stream.of(name(object) + " is there twice");
    }

    private static Stream<String> tooLong(HasMetadata object) {
        int length = object.getMetadata().getName().length();
        return length <= LONGEST
                ? Stream.empty()
                : Stream.of(name(object) + " has " + length + " characters, but " + LONGEST + " are allowed");
    }

    private static Stream<String> unlabelled(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return LABELS.stream()
                .filter(label -> labels == null || !labels.containsKey(label))
                .map(label -> name(object) + " lacks the label " + label);
    }

    static String name(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
    }
}
