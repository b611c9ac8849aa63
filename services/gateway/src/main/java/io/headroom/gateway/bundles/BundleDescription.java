package io.headroom.gateway.bundles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.headroom.runtime.bundle.Bundle;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The bundle behind the answers.
 *
 * @param createdAt when it was published
 * @param dataAsOf where the data it was made from ends
 * @param items size of the catalogue
 * @param users users the data knows
 * @param metrics what offline evaluation measured: the bundle's metrics.json
 */
@Schema(
        name = "Bundle",
        requiredProperties = {"version", "createdAt", "dataAsOf", "items", "users", "metrics"})
record BundleDescription(
        String version,

        @Schema(implementation = String.class, format = "date-time")
        String createdAt,

        @Schema(implementation = String.class, format = "date-time")
        String dataAsOf,

        int items,
        int users,

        @Schema(
                implementation = Object.class,
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                description = "What offline evaluation measured, by model and measure.")
        JsonNode metrics) {
    private static final String METRICS = "metrics.json";

    static BundleDescription of(Bundle bundle, int items, int users) {
        return new BundleDescription(
                bundle.version(),
                bundle.manifest().createdAt().toString(),
                Instant.ofEpochSecond(bundle.manifest().dataAsOfSeconds()).toString(),
                items,
                users,
                bundle.has(METRICS) ? bundle.json(METRICS) : JsonNodeFactory.instance.objectNode());
    }
}
