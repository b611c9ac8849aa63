package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.headroom.broker.BrokerConfig;
import io.headroom.candidates.serving.CandidatesConfig;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.Rendered.Pods;
import io.headroom.eventlog.EventLogConfig;
import io.headroom.features.serving.FeaturesConfig;
import io.headroom.gateway.edge.EdgeConfig;
import io.headroom.gateway.events.EventsConfig;
import io.headroom.gateway.impressions.ImpressionsConfig;
import io.headroom.gateway.orchestration.GatewayConfig;
import io.headroom.monitor.consuming.MonitorConfig;
import io.headroom.ranking.serving.RankingConfig;
import io.headroom.registry.store.RegistryConfig;
import io.headroom.runtime.calls.PeersConfig;
import io.headroom.runtime.configuration.HeadroomConfig;
import io.headroom.runtime.faults.FaultsConfig;
import io.headroom.runtime.limits.LimitConfig;
import io.headroom.runtime.retries.AttemptsConfig;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a service's container is told, it understands: the variables are read by the interfaces that the service itself reads them with. A
 * value that is none ends a service at its start. A variable that means no key would do nothing, and nobody would say so.
 */
final class ConfigurationRule implements Rule {
    private static final int ENVIRONMENT = 300;
    private static final List<Class<?>> EVERY_SERVICE = List.of(
            HeadroomConfig.class, PeersConfig.class, FaultsConfig.class, LimitConfig.class, AttemptsConfig.class);

    private static final Map<String, List<Class<?>>> OWN = Map.of(
            "features", List.of(FeaturesConfig.class),
            "candidates", List.of(CandidatesConfig.class),
            "ranking", List.of(RankingConfig.class),
            "gateway",
                    List.of(
                            GatewayConfig.class,
                            EdgeConfig.class,
                            ImpressionsConfig.class,
                            EventsConfig.class,
                            EventLogConfig.class),
            "registry", List.of(RegistryConfig.class),
            "broker", List.of(BrokerConfig.class),
            "monitor", List.of(MonitorConfig.class, EventLogConfig.class));

    /** The files of those that only keep something say that bundles are where their directory is. */
    private static final Map<String, String> BELOW = Map.of("headroom.bundle.directory", "data");

    @Override
    public Stream<String> breaches(Rendered rendered) {
        return rendered.pods().stream()
                .filter(pods -> OWN.containsKey(pods.component()))
                .flatMap(pods -> read(pods, OWN.get(pods.component())));
    }

    private static Stream<String> read(Pods pods, List<Class<?>> own) {
        Map<String, String> environment = new HashMap<>();
        Rendered.containers(pods)
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().startsWith("HEADROOM_"))
                .forEach(variable -> environment.put(variable.getName(), value(variable)));
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(environment, ENVIRONMENT))
                .withSources(new PropertiesConfigSource(BELOW, "defaults", 1));
        List<Class<?>> interfaces =
                Stream.concat(EVERY_SERVICE.stream(), own.stream()).toList();
        interfaces.forEach(builder::withMapping);
        Stream<String> unread = environment.keySet().stream()
                .filter(variable -> keys(interfaces).noneMatch(key -> means(variable, key)))
                .map(variable -> pods.name() + " is told " + variable + ", which it does not read");
        try {
            builder.build();
            return unread;
        } catch (RuntimeException e) {
            return Stream.of(pods.name() + " would not start: " + e.getMessage());
        }
    }

    private static Stream<String> keys(List<Class<?>> interfaces) {
        return interfaces.stream()
                .map(ConfigMappings.ConfigClass::configClass)
                .flatMap(known -> ConfigMappings.getProperties(known).keySet().stream());
    }

    /** A map's keys are the user's. */
    private static boolean means(String variable, String key) {
        String name = key.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
        return variable.matches(name.replace("*", "[A-Z0-9_]+"));
    }

    /** What comes from a Secret is an address here. */
    private static String value(EnvVar variable) {
        return variable.getValue() == null ? "redis://from.a.secret:6379" : variable.getValue();
    }
}
