package io.headroom.local.service;

/**
 * A directory a service keeps something in.
 *
 * @param property the configuration key that names it
 * @param name below the data of all services
 * @param shared whether all replicas of the service use the same one; else each has its own
 */
record DataDirectory(String property, String name, boolean shared) {
    String name(Replica replica) {
        return shared || replica.number() == 1 ? name : name + "-" + replica.number();
    }
}
