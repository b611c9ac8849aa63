package io.headroom.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.headroom.monitor.page.Chromium;
import io.headroom.monitor.page.OpenPage;
import io.headroom.monitor.world.SyntheticBundle;
import io.headroom.monitor.world.SyntheticTraffic;
import io.headroom.monitor.world.SyntheticTraffic.Drift;
import io.headroom.runtime.bundle.Bundle;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monitor as it is shipped: what it answers, and how it fares without what it needs. */
class ServiceIT {
    private static final int ENOUGH = 1_400;

    @TempDir
    Path directory;

    private final SyntheticBundle world = new SyntheticBundle(5);

    @Test
    void service_showsWhatItReads_asJsonMetricsAndPage() throws Exception {
        Bundle bundle = world.publish(bundles());
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
                MonitorProcess monitor = monitor(broker, "headroom.experiments.enabled=true")) {
            write(broker, bundle, ENOUGH);
            JsonNode view = monitor.awaitImpressions(ENOUGH);

            assertThat(view.at("/bundle").asText()).isEqualTo(bundle.version());
            assertThat(view.toString()).doesNotContain("NaN").doesNotContain("Infinity");
            assertMark(monitor);
            assertMetrics(monitor.management("/q/metrics").body());
            assertPage(monitor, view.at("/features").size());
        }
    }

    @Test
    void service_answersProblems_andTakesNoMarksWithoutExperiments() {
        world.publish(bundles());
        try (MonitorProcess monitor = MonitorProcess.start(bundles(), state())) {
            monitor.awaitReport("a view", report -> report.has("view"));

            assertProblem(monitor.get("/nowhere"), 404, "/v1/monitor");
            assertProblem(monitor.post("/v1/monitor", "{}"), 405, "does not offer POST");
            assertProblem(monitor.post("/v1/monitor/marks", "{\"label\":\"x\"}"), 403, "headroom.experiments.enabled");
            assertThat(monitor.get("/webjars/chart.js/4.5.1/dist/chart.umd.js").statusCode())
                    .isEqualTo(200);
            assertThat(monitor.get("/").headers().firstValue("Content-Security-Policy"))
                    .isPresent();
        }
    }

    @Test
    void service_watchesCountsAndHealth_whenTheBundleHasNoReference() throws Exception {
        Bundle bundle = world.publish(bundles(), false, 1);
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
                MonitorProcess monitor = monitor(broker)) {
            write(broker, bundle, ENOUGH);
            JsonNode view = monitor.awaitImpressions(ENOUGH);

            assertThat(monitor.report().at("/service/referenceProblem").asText())
                    .contains("older pipeline");
            assertThat(monitor.management("/q/health/ready").body())
                    .contains("older pipeline")
                    .contains("\"UP\"");
            assertThat(view.at("/health/requests").asLong()).isEqualTo(ENOUGH);
            assertThat(monitor.report().at("/service/log/unusable").asLong()).isZero();
        }
    }

    @Test
    void service_goesOnAndSaysSo_whenItsStateCannotBeSaved() throws Exception {
        world.publish(bundles());
        Path file = Files.createFile(directory.resolve("no-directory"));
        try (MonitorProcess monitor = MonitorProcess.start(bundles(), file.resolve("state"))) {
            monitor.awaitReport(
                    "a problem", report -> report.at("/service/state").has("problem"));

            assertThat(monitor.report().has("view")).isTrue();
            assertThat(monitor.management("/q/health/ready").body()).contains("\"stateSaved\": false");
            assertThat(monitor.management("/q/metrics").body())
                    .containsPattern("headroom_monitor_state_failures_total [1-9]");
        }
    }

    @Test
    void service_beginsAnew_whenAnotherBundleIsPromoted() throws Exception {
        Path published = directory.resolve("published");
        Bundle first = world.publish(published);
        Bundle second = world.publish(published, true, 2);
        try (RegistryStandIn registry = new RegistryStandIn(published, first);
                BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
                MonitorProcess monitor = monitor(
                        broker,
                        "headroom.bundle.registry.url=" + registry.url(),
                        "headroom.bundle.registry.poll-every=100ms")) {
            write(broker, first, ENOUGH);
            monitor.awaitImpressions(ENOUGH);

            registry.promote(second);
            JsonNode report = monitor.awaitReport(
                    "the other bundle",
                    now -> now.at("/service/bundle").asText().equals(second.version()));

            assertThat(report.at("/service/past/0/version").asText()).isEqualTo(first.version());
            assertThat(report.at("/service/past/0/impressions").asLong()).isEqualTo(ENOUGH);
            assertThat(MonitorProcess.impressions(report)).isZero();
        }
    }

    private static void assertMark(MonitorProcess monitor) {
        assertProblem(monitor.post("/v1/monitor/marks", "{\"label\":\" \"}"), 400, "label");
        assertThat(monitor.post("/v1/monitor/marks", "{\"label\":\"unit change\"}")
                        .statusCode())
                .isEqualTo(201);
        monitor.awaitReport(
                "the mark", report -> report.at("/view/marks/0/label").asText().equals("unit change"));
    }

    private static void assertMetrics(String metrics) {
        for (String name : List.of(
                "headroom_monitor_feature_psi{feature=\"user.rating_mean\"",
                "headroom_monitor_alarms_active{detector=\"psi\",family=\"data_drift\"",
                "headroom_monitor_alarms_total{detector=\"adwin\"",
                "headroom_monitor_prediction_psi{rung=\"FULL\"",
                "headroom_monitor_skew_faults_total{view=\"user\"} 0.0",
                "headroom_monitor_labelled_items_total",
                "headroom_monitor_impressions_total 1400.0",
                "headroom_monitor_state_age_seconds",
                "headroom_monitor_lag_seconds",
                "headroom_event_log_lag_records")) {
            assertThat(metrics).contains(name);
        }
        long lines = Pattern.compile("^headroom_monitor_", Pattern.MULTILINE)
                .matcher(metrics)
                .results()
                .count();
        assertThat(lines).as("lines of metrics are bounded by the features").isLessThan(600);
    }

    private static void assertPage(MonitorProcess monitor, int features) {
        try (Chromium chromium = Chromium.start();
                OpenPage open = OpenPage.of(
                        chromium, monitor.url(), new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            PlaywrightAssertions.assertThat(open.page().locator("#features-body tbody tr"))
                    .hasCount(features, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
            PlaywrightAssertions.assertThat(open.page().locator("#marks-body")).containsText("unit change");
            assertThat(open.complaints()).isEmpty();
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(detail).contains("urn:problem-type:headroom:");
    }

    private void write(BrokerProcess broker, Bundle bundle, int requests) {
        SyntheticTraffic traffic = new SyntheticTraffic(world, bundle.version(), 7);
        for (int request = 0; request < requests; request++) {
            broker.write(traffic.next(Drift.NONE));
        }
        broker.flush();
    }

    private MonitorProcess monitor(BrokerProcess broker, String... settings) {
        List<String> all = new java.util.ArrayList<>(
                List.of("headroom.event-log.enabled=true", "headroom.event-log.bootstrap-servers=" + broker.address()));
        all.addAll(List.of(settings));
        return MonitorProcess.start(bundles(), state(), all.toArray(String[]::new));
    }

    private Path bundles() {
        return directory.resolve("bundles");
    }

    private Path state() {
        return directory.resolve("state");
    }
}
