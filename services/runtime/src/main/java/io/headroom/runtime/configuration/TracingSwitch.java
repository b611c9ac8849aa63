package io.headroom.runtime.configuration;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns tracing on where an OTLP endpoint is named, by Quarkus' key or by OpenTelemetry's own variable, and off everywhere else. */
public final class TracingSwitch implements ConfigSourceFactory {
    private static final int BELOW_APPLICATION_PROPERTIES = 150;
    private static final String QUARKUS_ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
    private static final List<String> ENDPOINTS =
            List.of(QUARKUS_ENDPOINT, "quarkus.otel.exporter.otlp.traces.endpoint", "otel.exporter.otlp.endpoint");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return ENDPOINTS.stream()
                .map(context::getValue)
                .filter(TracingSwitch::isSet)
                .findFirst()
                .map(ConfigValue::getValue)
                .map(endpoint -> Map.of("quarkus.otel.sdk.disabled", "false", QUARKUS_ENDPOINT, endpoint))
                .or(() -> java.util.Optional.of(Map.of("quarkus.otel.sdk.disabled", "true")))
                .map(TracingSwitch::source)
                .stream()
                .toList();
    }

    /** Quarkus has a default endpoint, in a source below all others: it says nothing of what was asked for. */
    private static boolean isSet(ConfigValue endpoint) {
        return endpoint != null
                && endpoint.getConfigSourceOrdinal() > 0
                && endpoint.getValue() != null
                && !endpoint.getValue().isBlank();
    }

    private static ConfigSource source(Map<String, String> properties) {
        return new PropertiesConfigSource(properties, "tracing-switch", BELOW_APPLICATION_PROPERTIES);
    }
}
