package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.headroom.chart.rendering.Chart;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.Rendered.Pods;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is mounted is there: a volume of the pod, and behind it a rendered ConfigMap or claim, or a Secret, rendered or the user's own. */
final class VolumeRule implements Rule {
    @Override
    public Stream<String> breaches(Rendered rendered) {
        return rendered.pods().stream()
                .flatMap(pods -> Stream.concat(
                        unbacked(pods),
                        pods.template().getSpec().getVolumes().stream()
                                .flatMap(volume -> missing(rendered, pods, volume))));
    }

    private static Stream<String> unbacked(Pods pods) {
        Set<String> volumes = pods.template().getSpec().getVolumes().stream()
                .map(Volume::getName)
                .collect(Collectors.toSet());
        return Rendered.containers(pods)
                .flatMap(container -> container.getVolumeMounts().stream())
                .map(VolumeMount::getName)
                .filter(mounted -> !volumes.contains(mounted))
                .map(mounted -> pods.name() + " mounts '" + mounted + "', which is none of its volumes");
    }

    private static Stream<String> missing(Rendered rendered, Pods pods, Volume volume) {
        if (volume.getConfigMap() != null) {
            return missing(
                    rendered, ConfigMap.class, pods, volume.getConfigMap().getName());
        }
        if (volume.getPersistentVolumeClaim() != null) {
            return missing(
                    rendered,
                    PersistentVolumeClaim.class,
                    pods,
                    volume.getPersistentVolumeClaim().getClaimName());
        }
        return volume.getSecret() == null || !volume.getSecret().getSecretName().startsWith(Chart.RELEASE)
                ? Stream.empty()
                : missing(rendered, Secret.class, pods, volume.getSecret().getSecretName());
    }

    private static Stream<String> missing(
            Rendered rendered, Class<? extends HasMetadata> kind, Pods pods, String name) {
        return rendered.all(kind).stream()
                        .anyMatch(it -> it.getMetadata().getName().equals(name))
                ? Stream.empty()
                : Stream.of(
                        pods.name() + " needs the " + kind.getSimpleName() + " " + name + ", which is not rendered");
    }
}
