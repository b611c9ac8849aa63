package io.headroom.local.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Which ports the services listen on. Two sets of services meet on no port when their offsets differ by a multiple of 10 below 1000; at
 * 1000 the gateway of one lands on the management port of the other's.
 *
 * @param offset added to every default port, from 0 to where the highest port would pass 65535, so that two checkouts can be up at once
 * @param gatewayPort replaces the gateway's HTTP port, whatever the offset
 */
public record PortPlan(int offset, OptionalInt gatewayPort) {
    private static final int MAX_PORT = 65_535;

    public static PortPlan defaults() {
        return new PortPlan(0, OptionalInt.empty());
    }

    public PortPlan {
        requireOffset(offset);
        gatewayPort.ifPresent(PortPlan::requireValid);
        requireDistinct(offset, gatewayPort);
    }

    NamedPort request(Replica replica) {
        return request(replica, offset, gatewayPort);
    }

    NamedPort management(Replica replica) {
        return management(replica, offset);
    }

    List<NamedPort> ports(Replica replica) {
        List<NamedPort> ports = new ArrayList<>(List.of(request(replica), management(replica)));
        replica.service().furtherPorts().forEach(port -> ports.add(further(port, offset)));
        return List.copyOf(ports);
    }

    NamedPort further(FurtherPort port) {
        return further(port, offset);
    }

    private static NamedPort further(FurtherPort port, int offset) {
        return new NamedPort(port.role(), port.number() + offset);
    }

    private static NamedPort request(Replica replica, int offset, OptionalInt gatewayPort) {
        int number = replica.requestPort() + offset;
        boolean isGateway = replica.service().name().equals(ServiceTable.GATEWAY);
        return new NamedPort(replica.service().requestRole(), isGateway ? gatewayPort.orElse(number) : number);
    }

    private static NamedPort management(Replica replica, int offset) {
        return new NamedPort(NamedPort.MANAGEMENT, replica.managementPort() + offset);
    }

    private static void requireDistinct(int offset, OptionalInt gatewayPort) {
        Map<Integer, String> users = new HashMap<>();
        for (ServiceDefinition service : ServiceTable.ALL) {
            Replica first = Replica.first(service);
            Stream<NamedPort> usual = Stream.of(request(first, offset, gatewayPort), management(first, offset));
            Stream<NamedPort> further = service.furtherPorts().stream().map(port -> further(port, offset));
            for (NamedPort port : Stream.concat(usual, further).toList()) {
                String user = service.name() + " " + port.role();
                String other = users.putIfAbsent(port.number(), user);
                if (other != null) {
                    throw new IllegalArgumentException("port " + port.number() + " would be both " + other + " and "
                            + user + "; choose another gateway port or offset");
                }
            }
        }
    }

    private static void requireOffset(int offset) {
        int highest = ServiceTable.ALL.stream()
                .mapToInt(service -> Math.max(service.requestPort(), service.managementPort()))
                .max()
                .orElseThrow();
        if (offset < 0 || offset > MAX_PORT - highest) {
            throw new IllegalArgumentException(
                    "port offset is " + offset + ", but must lie between 0 and " + (MAX_PORT - highest));
        }
    }

    private static void requireValid(int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is outside 1.." + MAX_PORT);
        }
    }
}
