package io.headroom.monitor.report;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells what is amiss, and is never down for it: without a broker, a reference or room on its disk the monitor still answers, and its page is where one
 * looks for the reason.
 */
@Readiness
@Singleton
public final class ReportHealth implements HealthCheck {
    private final Reports reports;

    ReportHealth(Reports reports) {
        this.reports = reports;
    }

    @Override
    public HealthCheckResponse call() {
        MonitorReport.Service service = reports.newest().service();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("monitoring")
                .up()
                .withData("logConnected", service.log().connected())
                .withData("lagRecords", service.log().lagRecords())
                .withData("stateSaved", service.state().problem().isEmpty());
        service.bundle().ifPresent(version -> response.withData("bundle", version));
        service.referenceProblem().ifPresent(problem -> response.withData("reference", problem));
        service.state().problem().ifPresent(problem -> response.withData("state", problem));
        return response.build();
    }
}
