package io.headroom.local.service;

import java.util.List;
import java.util.OptionalInt;

/**
 * Which ports the services listen on.
 *
 * @param offset added to every default port, so that two checkouts can be up at once
 * @param gatewayPort replaces the gateway's HTTP port, whatever the offset
 */
public record PortPlan(int offset, OptionalInt gatewayPort) {
    private static final String GATEWAY = "gateway";

    public static PortPlan defaults() {
        return new PortPlan(0, OptionalInt.empty());
    }

    public PortPlan {
        for (ServiceDefinition service : ServiceTable.SERVICES) {
            requireValid(service.requestPort() + offset);
            requireValid(service.managementPort() + offset);
        }
        gatewayPort.ifPresent(PortPlan::requireValid);
    }

    NamedPort request(ServiceDefinition service) {
        int number = service.requestPort() + offset;
        boolean isGateway = service.name().equals(GATEWAY);
        return new NamedPort(service.requestRole(), isGateway ? gatewayPort.orElse(number) : number);
    }

    NamedPort management(ServiceDefinition service) {
        return new NamedPort("management", service.managementPort() + offset);
    }

    List<NamedPort> ports(ServiceDefinition service) {
        return List.of(request(service), management(service));
    }

    private static void requireValid(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 1..65535");
        }
    }
}
