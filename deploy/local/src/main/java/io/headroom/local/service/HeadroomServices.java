package io.headroom.local.service;

import io.headroom.local.aot.AotCache;
import io.headroom.local.aot.QuarkusProgram;
import io.headroom.local.files.TemporaryDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Headroom's services as processes of this machine, all bound to the loopback address. */
public record HeadroomServices(Installation installation, ServicesPlan plan) {
    /** At a hundred requests a second the usual ten thousand calls of a method take longer than most runs. */
    private static final String COMPILE_EARLY = "-XX:CompileThresholdScaling=0.2";

    private static final String LOOPBACK = "127.0.0.1";

    /** What a process of a service may have resident, by service name, in MiB. */
    public static Map<String, Integer> residentLimitsMebibytes() {
        Map<String, Integer> limits = new TreeMap<>();
        ServiceTable.ALL.forEach(
                service -> limits.put(service.name(), service.memory().residentMebibytes()));
        return limits;
    }

    /** One specification per process, in starting order; each starts with what was learnt of its service, if anything was. */
    public List<ServiceSpec> specs() {
        return plan.processes().stream()
                .map(replica -> spec(replica, cache(replica.service()).arguments()))
                .toList();
    }

    /** One of each service, to learn how it starts. */
    public List<ServiceSpec> learningSpecs() {
        return plan.services().stream()
                .map(Replica::first)
                .map(replica -> spec(replica, cache(replica.service()).learningArguments()))
                .toList();
    }

    /** What is or can be learnt of how the services start. */
    public List<AotCache> caches() {
        return plan.services().stream().map(this::cache).toList();
    }

    private AotCache cache(ServiceDefinition service) {
        List<String> flags = new ArrayList<>(service.memory().jvmFlags());
        flags.add(COMPILE_EARLY);
        return new AotCache(installation.data().resolve("aot"), service.name(), program(service), flags);
    }

    /** Where the gateway answers. */
    public URI gateway() {
        Replica gateway = Replica.first(ServiceTable.SERVICES.getLast());
        return URI.create(
                "http://" + LOOPBACK + ":" + plan.ports().request(gateway).number());
    }

    /** Removes what was logged and what the monitor made of it; nothing may be up. */
    public void forgetEvents() throws IOException {
        for (ServiceDefinition service : ServiceTable.MONITORING) {
            for (DataDirectory directory : service.directories()) {
                TemporaryDirectory.empty(installation.data().resolve(directory.name()));
            }
        }
    }

    /** The programs that must have been built. */
    public List<Path> jars() {
        return plan.services().stream().map(service -> program(service).jar()).toList();
    }

    private ServiceSpec spec(Replica replica, List<String> program) {
        URI health = URI.create(
                "http://" + LOOPBACK + ":" + plan.ports().management(replica).number() + "/q/health/");
        return new ServiceSpec(
                replica.name(),
                replica.service().name(),
                command(replica, program),
                replica.service().environment(),
                plan.ports().ports(replica),
                health.resolve("ready"),
                health.resolve("live"),
                installation.logs().resolve(replica.name() + ".log"),
                temporary(replica));
    }

    private List<String> command(Replica replica, List<String> program) {
        List<String> command = new ArrayList<>();
        if (replica.service().niceness() > 0) {
            command.addAll(
                    List.of("nice", "-n", Integer.toString(replica.service().niceness())));
        }
        command.add(installation.java().toString());
        command.add(installation.mark());
        command.addAll(replica.service().memory().jvmFlags());
        command.add(COMPILE_EARLY);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.io.tmpdir=" + temporary(replica));
        properties(replica).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(program);
        return command;
    }

    private Map<String, String> properties(Replica replica) {
        ServiceDefinition service = replica.service();
        Map<String, String> properties = new TreeMap<>();
        service.directories()
                .forEach(directory -> properties.put(
                        directory.property(),
                        installation.data().resolve(directory.name(replica)).toString()));
        properties.put("quarkus.http.host", LOOPBACK);
        properties.put("quarkus.grpc.server.host", LOOPBACK);
        properties.put("quarkus.management.host", LOOPBACK);
        properties.put(
                service.requestProperty(),
                Integer.toString(plan.ports().request(replica).number()));
        properties.put(
                "quarkus.management.port",
                Integer.toString(plan.ports().management(replica).number()));
        properties.put("headroom.bundle.directory", installation.bundles().toString());
        properties.put("headroom.experiments.enabled", Boolean.toString(plan.experiments()));
        service.furtherPorts()
                .forEach(port -> properties.put(
                        port.property(),
                        Integer.toString(plan.ports().further(port).number())));
        if (service.usesEventLog() && plan.monitoring()) {
            properties.put("headroom.event-log.enabled", "true");
            properties.put("headroom.event-log.bootstrap-servers", broker());
        }
        service.peers().forEach(peer -> properties.put("headroom.peers." + peer, addresses(peer)));
        properties.putAll(plan.properties().getOrDefault(service.name(), Map.of()));
        return properties;
    }

    private String broker() {
        Replica broker = Replica.first(ServiceTable.MONITORING.getFirst());
        return LOOPBACK + ":" + plan.ports().request(broker).number();
    }

    /** Every replica of a service, as its callers are told. */
    private String addresses(String service) {
        return plan.replicas().replicas().stream()
                .filter(replica -> replica.service().name().equals(service))
                .map(replica -> LOOPBACK + ":" + plan.ports().request(replica).number())
                .collect(Collectors.joining(","));
    }

    private Path temporary(Replica replica) {
        return installation.data().resolve("temporary").resolve(replica.name());
    }

    private QuarkusProgram program(ServiceDefinition service) {
        return new QuarkusProgram(installation
                .project()
                .resolve("services")
                .resolve(service.name())
                .resolve("target")
                .resolve("quarkus-app"));
    }
}
