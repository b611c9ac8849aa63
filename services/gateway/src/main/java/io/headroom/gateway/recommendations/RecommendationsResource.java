package io.headroom.gateway.recommendations;

import io.headroom.gateway.bundles.ServedModel;
import io.headroom.gateway.bundles.ServedModels;
import io.headroom.gateway.edge.Admission;
import io.headroom.gateway.edge.Body;
import io.headroom.gateway.edge.ClientGone;
import io.headroom.gateway.edge.EdgeConfig;
import io.headroom.gateway.edge.JsonType;
import io.headroom.gateway.identity.RequestId;
import io.headroom.gateway.impressions.Impressions;
import io.headroom.gateway.ladder.RungName;
import io.headroom.gateway.orchestration.Answer;
import io.headroom.gateway.orchestration.Experiment;
import io.headroom.gateway.orchestration.Query;
import io.headroom.gateway.orchestration.Stages;
import io.headroom.gateway.problems.Problem;
import io.headroom.gateway.warmup.Rehearsal;
import io.quarkus.vertx.http.Uncompressed;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public way in. Nothing here blocks: the work between two calls is done on the thread that brought the reply. */
@Path("/v1/recommendations")
@Tag(name = "Recommendations")
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
                "The gateway sheds load, and says when to come again, or has no bundle yet. Or it is shutting down and takes"
                        + " no new requests: then without a body, and the connection is closed",
        headers =
                @Header(
                        name = "Retry-After",
                        description = "Seconds to wait; there when the gateway sheds load",
                        schema = @Schema(implementation = Integer.class)),
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class),
                        examples = @ExampleObject(name = "overloaded", value = Examples.OVERLOADED)))
public final class RecommendationsResource {
    private final ServedModels models;
    private final Stages stages;
    private final Rehearsal rehearsal;
    private final AnswerMetrics metrics;
    private final EdgeConfig edge;
    private final ExperimentHeaders experiments;
    private final Admission admission;
    private final Impressions impressions;

    RecommendationsResource(
            ServedModels models,
            Stages stages,
            Rehearsal rehearsal,
            AnswerMetrics metrics,
            EdgeConfig edge,
            ExperimentHeaders experiments,
            Admission admission,
            Impressions impressions) {
        this.models = models;
        this.stages = stages;
        this.rehearsal = rehearsal;
        this.metrics = metrics;
        this.edge = edge;
        this.experiments = experiments;
        this.admission = admission;
        this.impressions = impressions;
    }

    /** Answers inside the request's timeout, whatever the services behind do. */
    @POST
    @Uncompressed
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recommend",
            summary = "Recommend items to a user",
            description =
                    "Always answers inside the request's timeout. When a stage fails or is late, the answer comes from a"
                            + " lower rung of the degradation ladder, and says so.")
    @Parameter(
            name = Impressions.HEADER,
            in = ParameterIn.HEADER,
            description = "none: no user sees the answer, so it is not logged as shown; for probes.",
            schema = @Schema(type = SchemaType.STRING, enumeration = "none"))
    @RequestBody(
            required = true,
            description = "At most 64 KiB of UTF-8 JSON, uncompressed. Unknown and repeated fields are refused.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecommendationRequest.class),
                            examples = {
                                @ExampleObject(name = "simple", value = "{\"userId\":42}"),
                                @ExampleObject(
                                        name = "complete",
                                        value = "{\"userId\":42,\"limit\":10,\"context\":{\"device\":\"tv\"}}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "Items, best first; the rung they come from; where the time went",
            headers = @Header(name = RequestId.HEADER, schema = @Schema(implementation = String.class)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Recommendation.class),
                            examples = @ExampleObject(name = "full", value = Examples.ANSWER)))
    @APIResponse(
            responseCode = "400",
            description = "The body is not valid JSON, or a field or a header is unknown, missing or out of its limits",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "limit", value = Examples.PROBLEM)))
    @APIResponse(
            responseCode = "413",
            description = "The body is larger than 64 KiB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "The body is not application/json in UTF-8",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public CompletionStage<Recommendation> recommend(
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(
                            name = RequestId.HEADER,
                            in = ParameterIn.HEADER,
                            description =
                                    "The client's own id of the request, 1 to 64 characters of A-Z, a-z, 0-9, dot, _ and -."
                                            + " One is made where it is missing or not of this form.",
                            schema = @Schema(implementation = String.class))
                    @HeaderParam(RequestId.HEADER)
                    String requestId,
            @Parameter(
                            name = Experiment.RUNG_HEADER,
                            in = ParameterIn.HEADER,
                            description = "The rung to answer from, or a lower one if it cannot be had."
                                    + " Heard only where headroom.experiments.enabled is true.",
                            schema = @Schema(implementation = RungName.class))
                    @HeaderParam(Experiment.RUNG_HEADER)
                    String forcedRung,
            @Parameter(
                            name = Experiment.TIME_HEADER,
                            in = ParameterIn.HEADER,
                            description = "The moment the request is for, in the data's time: seconds since the epoch."
                                    + " Heard only where headroom.experiments.enabled is true.",
                            schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9]{1,12}$"))
                    @HeaderParam(Experiment.TIME_HEADER)
                    String forcedTime,
            @Parameter(hidden = true) @Context RoutingContext context) {
        JsonType.requireInUtf8(headers.getMediaType());
        Optional<Rehearsal.Rehearsed> rehearsed = rehearsal.of(headers.getHeaderString(Rehearsal.HEADER));
        ServedModel model = rehearsed.map(Rehearsal.Rehearsed::model).orElseGet(models::current);
        Experiment experiment = experiments.read(forcedRung, forcedTime, rehearsed.isPresent());
        Stages called =
                rehearsed.map(Rehearsal.Rehearsed::stages).orElse(stages).cancelledBy(ClientGone.of(context));
        return Body.read(context, edge).thenCompose(body -> {
            RecommendationRequest request = RequestReader.read(body);
            Query query = new Query(
                    requestId,
                    request.userId(),
                    request.limit(),
                    request.context(),
                    experiment,
                    impressions.logging(context, requestId, request.limit()));
            admission.admit(context);
            Consumer<Answer> shown = impressions.follow(context, query, model.bundle(), rehearsed.isPresent());
            return answer(query, model, called, rehearsed.isPresent(), shown);
        });
    }

    private CompletionStage<Recommendation> answer(
            Query query, ServedModel model, Stages called, boolean rehearsed, Consumer<Answer> shown) {
        return model.way().answer(query, called).thenApply(answer -> {
            if (!rehearsed) {
                metrics.answered(answer.rung(), answer.spentMicros());
            }
            shown.accept(answer);
            return recommendation(query, model.bundle(), answer);
        });
    }

    private static Recommendation recommendation(Query query, String bundle, Answer answer) {
        return new Recommendation(
                query.requestId(),
                query.userId(),
                bundle,
                answer.coldStart(),
                answer.choices().stream()
                        .map(choice -> new Recommendation.Item(
                                choice.itemId(), choice.title(), choice.score(), choice.sources()))
                        .toList(),
                new Recommendation.Degradation(answer.rung(), answer.reasons()),
                Ledger.of(answer.budgetMicros(), answer.spentMicros(), answer.reports()));
    }
}
