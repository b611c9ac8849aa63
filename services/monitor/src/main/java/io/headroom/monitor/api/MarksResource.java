package io.headroom.monitor.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.monitor.consuming.Consumption;
import io.headroom.monitor.problems.ProblemException;
import io.headroom.monitor.problems.ProblemKind;
import io.headroom.monitor.report.Reports;
import io.headroom.runtime.configuration.HeadroomConfig;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Notes of what an experiment did, to be shown beside what was found. Only where experiments are enabled. */
@Path("/v1/monitor/marks")
public final class MarksResource {
    private final HeadroomConfig config;
    private final Consumption consumption;
    private final Reports reports;
    private final ObjectMapper mapper;
    private final InstantSource clock = InstantSource.system();

    @Inject
    MarksResource(HeadroomConfig config, Consumption consumption, Reports reports, ObjectMapper mapper) {
        this.config = config;
        this.consumption = consumption;
        this.reports = reports;
        this.mapper = mapper;
    }

    /**
     * Answered when the mark is on disk, or the disk has failed.
     *
     * @param saved whether the mark outlives a restart
     */
    record Noted(String label, long fromMillis, long toMillis, boolean saved) {}

    /** Notes one. */
    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> mark(byte[] body) {
        if (!config.experiments().enabled()) {
            throw new ProblemException(
                    ProblemKind.EXPERIMENTS_DISABLED,
                    "marks are taken only where headroom.experiments.enabled is true");
        }
        MarkRequest mark = MarkRequest.read(body, mapper, clock.millis());
        if (reports.newest().view().isEmpty()) {
            throw new ProblemException(ProblemKind.NOT_READY, "the monitor has no bundle to watch yet");
        }
        return answer(mark, consumption.mark(mark.label(), mark.fromMillis(), mark.toMillis()));
    }

    /** Of its own, because what a dependent stage throws would come wrapped. */
    static CompletionStage<Response> answer(MarkRequest mark, CompletionStage<Boolean> noted) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        noted.whenComplete((saved, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(new ProblemException(
                        ProblemKind.NOT_READY, "the event log is watched no longer; the monitor's log says why"));
            } else {
                answer.complete(Response.status(Response.Status.CREATED)
                        .entity(new Noted(mark.label(), mark.fromMillis(), mark.toMillis(), saved))
                        .build());
            }
        });
        return answer;
    }
}
