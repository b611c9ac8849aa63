package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.headroom.candidates.serving.CandidatesConfig;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.Rendered.Pods;
import io.headroom.features.serving.FeaturesConfig;
import io.headroom.gateway.edge.EdgeConfig;
import io.headroom.gateway.orchestration.GatewayConfig;
import io.headroom.ranking.serving.RankingConfig;
import io.headroom.runtime.calls.PeersConfig;
import io.headroom.runtime.configuration.HeadroomConfig;
import io.headroom.runtime.faults.FaultsConfig;
import io.headroom.runtime.limits.LimitConfig;
import io.headroom.runtime.retries.AttemptsConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a service's container is told, it understands: the variables are read by the interfaces that the service itself reads them with. A
 * variable that means no key ends a service at its start (SRCFG00050), and so does a value that is none.
 */
final class ConfigurationRule implements Rule {
    private static final int ENVIRONMENT = 300;
    private static final List<Class<?>> EVERY_SERVICE = List.of(
            HeadroomConfig.class, PeersConfig.class, FaultsConfig.class, LimitConfig.class, AttemptsConfig.class);

    private static final Map<String, List<Class<?>>> OWN = Map.of(
            "features", List.of(FeaturesConfig.class),
            "candidates", List.of(CandidatesConfig.class),
            "ranking", List.of(RankingConfig.class),
            "gateway", List.of(GatewayConfig.class, EdgeConfig.class));

    /** Keys of the service that follows a registry: not there before it is. */
    private static final String OF_THE_REGISTRY = "HEADROOM_BUNDLE_REGISTRY_";

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
                .filter(variable -> !variable.getName().startsWith(OF_THE_REGISTRY))
                .forEach(variable -> environment.put(variable.getName(), value(variable)));
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(environment, ENVIRONMENT));
        Stream.concat(EVERY_SERVICE.stream(), own.stream()).forEach(builder::withMapping);
        try {
            builder.build();
            return Stream.empty();
        } catch (RuntimeException e) {
            return Stream.of(pods.name() + " would not start: " + e.getMessage());
        }
    }

    /** What comes from a Secret is an address here. */
    private static String value(EnvVar variable) {
        return variable.getValue() == null ? "redis://from.a.secret:6379" : variable.getValue();
    }
}
