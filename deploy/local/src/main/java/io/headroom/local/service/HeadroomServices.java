package io.headroom.local.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Headroom's four services as processes of this machine, all bound to the loopback address.
 *
 * @param project root of the built tree
 * @param java the {@code java} program to run them with
 * @param bundles the bundle store they load from
 * @param logs where their logs go
 * @param data where they keep what they store
 * @param mark a JVM argument by which the processes are found again
 */
public record HeadroomServices(
        Path project, Path java, Path bundles, Path logs, Path data, String mark, PortPlan ports) {
    /** At a hundred requests a second the usual ten thousand calls of a method take longer than most runs. */
    private static final String COMPILE_EARLY = "-XX:CompileThresholdScaling=0.2";

    private static final String LOOPBACK = "127.0.0.1";

    /** What the services may have resident, by service name, in MiB. */
    public static Map<String, Integer> residentLimitsMebibytes() {
        Map<String, Integer> limits = new TreeMap<>();
        ServiceTable.SERVICES.forEach(
                service -> limits.put(service.name(), service.memory().residentMebibytes()));
        return limits;
    }

    /** One specification per service, in starting order. */
    public List<ServiceSpec> specs() {
        return ServiceTable.SERVICES.stream().map(this::spec).toList();
    }

    /** Where the gateway answers. */
    public URI gateway() {
        ServiceDefinition gateway = ServiceTable.SERVICES.getLast();
        return URI.create("http://" + LOOPBACK + ":" + ports.request(gateway).number());
    }

    /** The programs that must have been built. */
    public List<Path> jars() {
        return ServiceTable.SERVICES.stream().map(this::jar).toList();
    }

    private ServiceSpec spec(ServiceDefinition service) {
        URI health = URI.create(
                "http://" + LOOPBACK + ":" + ports.management(service).number() + "/q/health/");
        return new ServiceSpec(
                service.name(),
                command(service),
                service.environment(),
                ports.ports(service),
                health.resolve("ready"),
                health.resolve("live"),
                logs.resolve(service.name() + ".log"),
                temporary(service));
    }

    private List<String> command(ServiceDefinition service) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add(mark);
        command.addAll(service.memory().jvmFlags());
        command.add(COMPILE_EARLY);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.io.tmpdir=" + temporary(service));
        properties(service).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(jar(service).toString());
        return command;
    }

    private Map<String, String> properties(ServiceDefinition service) {
        Map<String, String> properties = new TreeMap<>();
        service.directories()
                .forEach((key, name) -> properties.put(key, data.resolve(name).toString()));
        properties.put("quarkus.http.host", LOOPBACK);
        properties.put("quarkus.grpc.server.host", LOOPBACK);
        properties.put("quarkus.management.host", LOOPBACK);
        properties.put(
                service.requestProperty(),
                Integer.toString(ports.request(service).number()));
        properties.put(
                "quarkus.management.port",
                Integer.toString(ports.management(service).number()));
        properties.put("headroom.bundle.directory", bundles.toString());
        for (ServiceDefinition peer : ServiceTable.SERVICES) {
            if (service.peers().contains(peer.name())) {
                properties.put(
                        "headroom.peers." + peer.name(),
                        LOOPBACK + ":" + ports.request(peer).number());
            }
        }
        return properties;
    }

    private Path temporary(ServiceDefinition service) {
        return data.resolve("temporary").resolve(service.name());
    }

    private Path jar(ServiceDefinition service) {
        return project.resolve("services")
                .resolve(service.name())
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar");
    }
}
