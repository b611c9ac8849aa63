package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.headroom.chart.rendering.Rendered;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Whatever selects pods selects some that are rendered; a workload its own; and an autoscaler names a workload that leaves it the number. */
final class SelectorRule implements Rule {
    /** Pods that come when somebody runs an experiment. */
    private static final Set<String> NOT_ALWAYS = Set.of("chaos");

    @Override
    public Stream<String> breaches(Rendered rendered) {
        return Stream.of(
                        workloads(rendered),
                        rendered.all(Service.class).stream()
                                .flatMap(it -> selectsSome(
                                        rendered,
                                        IdentityRule.name(it),
                                        it.getSpec().getSelector())),
                        rendered.all(PodDisruptionBudget.class).stream()
                                .flatMap(it -> selectsSome(
                                        rendered,
                                        IdentityRule.name(it),
                                        labels(it.getSpec().getSelector()))),
                        rendered.all(NetworkPolicy.class).stream()
                                .filter(it -> !NOT_ALWAYS.contains(
                                        it.getMetadata().getLabels().get(Rendered.COMPONENT)))
                                .flatMap(it -> selectsSome(
                                        rendered,
                                        IdentityRule.name(it),
                                        labels(it.getSpec().getPodSelector()))),
                        autoscalers(rendered))
                .flatMap(found -> found);
    }

    private static Stream<String> workloads(Rendered rendered) {
        return Stream.concat(
                        rendered.all(Deployment.class).stream()
                                .filter(it -> !covers(
                                        labels(it.getSpec().getSelector()),
                                        it.getSpec().getTemplate().getMetadata().getLabels()))
                                .map(IdentityRule::name),
                        rendered.all(StatefulSet.class).stream()
                                .filter(it -> !covers(
                                        labels(it.getSpec().getSelector()),
                                        it.getSpec().getTemplate().getMetadata().getLabels()))
                                .map(IdentityRule::name))
                .map(name -> name + " does not select its own pods");
    }

    private static Stream<String> autoscalers(Rendered rendered) {
        return rendered.all(HorizontalPodAutoscaler.class).stream()
                .filter(scaler -> rendered.all(Deployment.class).stream()
                        .noneMatch(it -> it.getMetadata()
                                        .getName()
                                        .equals(scaler.getSpec()
                                                .getScaleTargetRef()
                                                .getName())
                                && it.getSpec().getReplicas() == null))
                .map(scaler -> IdentityRule.name(scaler) + " names no Deployment that leaves the number of pods to it");
    }

    private static Stream<String> selectsSome(Rendered rendered, String name, Map<String, String> selector) {
        boolean selects = !selector.isEmpty()
                && rendered.pods().stream()
                        .anyMatch(pods ->
                                covers(selector, pods.template().getMetadata().getLabels()));
        return selects ? Stream.empty() : Stream.of(name + " selects no pod: " + selector);
    }

    private static Map<String, String> labels(LabelSelector selector) {
        return selector == null ? Map.of() : selector.getMatchLabels();
    }

    static boolean covers(Map<String, String> selector, Map<String, String> labels) {
        return labels != null && labels.entrySet().containsAll(selector.entrySet());
    }
}
