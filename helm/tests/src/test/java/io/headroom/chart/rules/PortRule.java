package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.Rendered.Pods;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every port has a name, no pod has one name or number twice, and a Service's ports are there, by name, in each of its pods. */
final class PortRule implements Rule {
    @Override
    public Stream<String> breaches(Rendered rendered) {
        return Stream.concat(
                rendered.pods().stream().flatMap(PortRule::ownPorts),
                rendered.all(Service.class).stream().flatMap(service -> service.getSpec().getPorts().stream()
                        .flatMap(port -> reaches(rendered, service, port))));
    }

    private static Stream<String> ownPorts(Pods pods) {
        Set<Object> seen = new HashSet<>();
        return ports(pods).stream()
                .filter(port ->
                        port.getName() == null || !seen.add(port.getName()) || !seen.add(port.getContainerPort()))
                .map(port -> pods.name() + " has a port without a name, or twice: " + port.getContainerPort());
    }

    private static Stream<String> reaches(Rendered rendered, Service service, ServicePort port) {
        String target =
                port.getTargetPort() == null ? null : port.getTargetPort().getStrVal();
        if (port.getName() == null || target == null) {
            return Stream.of(
                    IdentityRule.name(service) + " has a port without a name or a named target: " + port.getPort());
        }
        return rendered.pods().stream()
                .filter(pods -> SelectorRule.covers(
                        service.getSpec().getSelector(),
                        pods.template().getMetadata().getLabels()))
                .filter(pods -> ports(pods).stream().noneMatch(found -> target.equals(found.getName())))
                .map(pods ->
                        IdentityRule.name(service) + " means port " + target + ", which " + pods.name() + " lacks");
    }

    static List<ContainerPort> ports(Pods pods) {
        return Rendered.containers(pods)
                .flatMap(container -> container.getPorts().stream())
                .toList();
    }
}
