package io.headroom.monitor.api;

import io.headroom.monitor.report.Reports;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** All that is known, as JSON. */
@Path("/v1/monitor")
public final class MonitorResource {
    private final Reports reports;

    MonitorResource(Reports reports) {
        this.reports = reports;
    }

    /** The newest report. Writing it takes some milliseconds, too long for the network's thread. */
    @GET
    @Blocking
    @Compressed
    @Produces(MediaType.APPLICATION_JSON)
    public Response report() {
        return Response.ok(reports.json()).header("Cache-Control", "no-store").build();
    }
}
