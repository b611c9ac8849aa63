package io.headroom.local.service;

/**
 * One process of a service.
 *
 * @param number from 1
 * @param requestPort before any offset
 * @param managementPort before any offset
 */
record Replica(ServiceDefinition service, int number, int requestPort, int managementPort) {
    static Replica first(ServiceDefinition service) {
        return new Replica(service, 1, service.requestPort(), service.managementPort());
    }

    /** @param extra how many replicas beyond first ones there are before this one, over all services */
    static Replica further(ServiceDefinition service, int number, int extra) {
        return new Replica(
                service,
                number,
                ServiceTable.FIRST_EXTRA_REQUEST_PORT + extra,
                ServiceTable.FIRST_EXTRA_MANAGEMENT_PORT + extra);
    }

    /** The service's name, with the number where it is not the first. */
    String name() {
        return number == 1 ? service.name() : service.name() + "-" + number;
    }
}
