package io.headroom.gateway.bundles;

import io.headroom.gateway.problems.Problem;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What serves, for people and for the load generator. */
@Path("/v1/bundle")
@Tag(name = "Bundle")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "406",
        description = "The header Accept does not allow application/json",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "500",
        description = "A fault of the gateway; its log has it under the request id",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "503",
        description =
                "The gateway has no bundle yet. Or it is shutting down and takes no new requests: then without a body, and"
                        + " the connection is closed",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public final class BundleResource {
    private final ServedModels models;

    BundleResource(ServedModels models) {
        this.models = models;
    }

    /** What the bundle says of itself. */
    @GET
    @Compressed
    @Operation(operationId = "bundle", summary = "The bundle behind the answers, with its offline metrics")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BundleDescription.class)))
    public byte[] describe() {
        return models.current().answers().description();
    }

    /** The users its data knows. */
    @GET
    @Path("users")
    @Compressed
    @Operation(operationId = "users", summary = "The users the bundle's data knows, with their activity")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = KnownUsers.class)))
    public byte[] users() {
        return models.current().answers().users();
    }
}
