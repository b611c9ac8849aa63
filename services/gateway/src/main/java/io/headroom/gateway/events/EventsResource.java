package io.headroom.gateway.events;

import io.headroom.gateway.bundles.ServedModels;
import io.headroom.gateway.edge.JsonType;
import io.headroom.gateway.identity.RequestId;
import io.headroom.gateway.problems.Problem;
import io.quarkus.vertx.http.Uncompressed;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where clients tell what users did. Nothing here blocks. */
@Path("/v1/events")
@Tag(name = "Events")
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
                "The event log has not acknowledged the events, or too many posts are under way: send them again, with the"
                        + " same ids. Or the gateway has no bundle yet, or is shutting down",
        headers =
                @Header(
                        name = "Retry-After",
                        description = "Seconds to wait; there when the events may be sent again",
                        schema = @Schema(implementation = Integer.class)),
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class),
                        examples = @ExampleObject(name = "unavailable", value = EventExamples.UNAVAILABLE)))
public final class EventsResource {
    private final ServedModels models;
    private final EventPosts posts;

    EventsResource(ServedModels models, EventPosts posts) {
        this.models = models;
        this.posts = posts;
    }

    /** Answers when the log has what was told. */
    @POST
    @Uncompressed
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tell",
            summary = "Tell what users did",
            description =
                    "Answered when the event log has acknowledged every event of the batch; then they are taken, all of them."
                            + " Events are known by their ids, so a batch may be sent again without harm.")
    @RequestBody(
            required = true,
            description = "At most 256 KiB of UTF-8 JSON, uncompressed. Unknown and repeated fields are refused.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Events.class),
                            examples = @ExampleObject(name = "batch", value = EventExamples.BATCH)))
    @APIResponse(
            responseCode = "202",
            description = "The event log has every event of the batch",
            headers = @Header(name = RequestId.HEADER, schema = @Schema(implementation = String.class)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EventsAnswer.class),
                            examples = @ExampleObject(name = "accepted", value = EventExamples.ANSWER)))
    @APIResponse(
            responseCode = "400",
            description =
                    "The body is not valid JSON, or a field is unknown, missing or out of its limits; nothing of it is taken",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "value", value = EventExamples.PROBLEM)))
    @APIResponse(
            responseCode = "408",
            description = "The body did not come in time",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body is larger than 256 KiB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "The body is not application/json in UTF-8",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public CompletionStage<Response> tell(
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @Context RoutingContext context) {
        JsonType.requireInUtf8(headers.getMediaType());
        return posts.take(context, models.current())
                .thenApply(answer -> Response.accepted(answer).build());
    }
}
