package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.headroom.chart.rendering.Rendered;
import java.util.List;
import java.util.stream.Stream;

/** The `restricted` Pod Security Standard, and beyond it a root file system that nothing writes to and a numeric user. */
final class RestrictedRule implements Rule {
    @Override
    public Stream<String> breaches(Rendered rendered) {
        return rendered.pods().stream().flatMap(pods -> Stream.concat(
                        pod(pods.template().getSpec()),
                        Rendered.containers(pods).flatMap(RestrictedRule::container))
                .map(breach -> pods.name() + ": " + breach));
    }

    private static Stream<String> pod(PodSpec spec) {
        var security = spec.getSecurityContext();
        if (security == null) {
            return Stream.of("no security context");
        }
        return Stream.of(
                        broken(!Boolean.TRUE.equals(security.getRunAsNonRoot()), "may run as root"),
                        broken(
                                security.getRunAsUser() == null || security.getRunAsUser() == 0,
                                "names no user other than root"),
                        broken(
                                security.getSeccompProfile() == null
                                        || !"RuntimeDefault"
                                                .equals(security.getSeccompProfile()
                                                        .getType()),
                                "no seccomp profile"),
                        broken(
                                isTrue(spec.getHostNetwork()) || isTrue(spec.getHostPID()) || isTrue(spec.getHostIPC()),
                                "shares a namespace of its node"),
                        broken(
                                spec.getVolumes().stream().anyMatch(RestrictedRule::isForbidden),
                                "a volume of a forbidden kind"))
                .flatMap(found -> found);
    }

    private static Stream<String> container(Container container) {
        SecurityContext security = container.getSecurityContext();
        if (security == null) {
            return Stream.of(container.getName() + " has no security context");
        }
        boolean drops = security.getCapabilities() != null
                && List.of("ALL").equals(security.getCapabilities().getDrop())
                && (security.getCapabilities().getAdd() == null
                        || security.getCapabilities().getAdd().isEmpty());
        return Stream.of(
                        broken(!Boolean.FALSE.equals(security.getAllowPrivilegeEscalation()), "may gain privileges"),
                        broken(isTrue(security.getPrivileged()), "is privileged"),
                        broken(!drops, "keeps capabilities"),
                        broken(!isTrue(security.getReadOnlyRootFilesystem()), "writes to its root file system"),
                        broken(Boolean.FALSE.equals(security.getRunAsNonRoot()), "may run as root"),
                        broken(
                                container.getPorts().stream().anyMatch(port -> port.getHostPort() != null),
                                "has a port of its node"))
                .flatMap(found -> found)
                .map(breach -> container.getName() + " " + breach);
    }

    private static boolean isForbidden(Volume volume) {
        return volume.getEmptyDir() == null
                && volume.getConfigMap() == null
                && volume.getSecret() == null
                && volume.getPersistentVolumeClaim() == null
                && volume.getProjected() == null
                && volume.getDownwardAPI() == null;
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static Stream<String> broken(boolean is, String breach) {
        return is ? Stream.of(breach) : Stream.empty();
    }
}
