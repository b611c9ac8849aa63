package io.headroom.monitor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.headroom.monitor.report.MonitorReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, with a report that has something in every part. */
class PageIT {
    private static final double PATIENCE_MILLIS = 20_000;
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);

    private static Chromium chromium;

    private PageServer server;
    private OpenPage open;
    private Page page;

    @BeforeAll
    static void startChromium() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopChromium() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openPage() throws IOException {
        server = new PageServer(now -> SampleReport.at(now, true));
        visit(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    @AfterEach
    void close() {
        open.close();
        server.close();
    }

    @Test
    void page_showsBannerAlarmsAndOneRowAFeature() {
        assertThat(page.locator("#banner")).containsText("2 alarms active", PATIENTLY);
        assertThat(page.locator("#banner")).containsText("AUC drop on auc");
        assertThat(page.locator("#features-body tbody tr")).hasCount(SampleReport.FEATURES);
        assertThat(page.locator("#alarms-body tbody tr")).hasCount(3);
        assertThat(page.locator("#features-body tbody tr").first().locator("svg"))
                .hasCount(2);
        assertThat(page.locator("#quality-caption")).containsText("AUC, greater is better: 0.6");
        assertThat(page.locator("#quality-caption")).containsText("concept drift");
        assertThat(page.locator("#predictions-body")).containsText("against its first observations");
        assertThat(page.locator("#examples-body")).containsText("3.4999998");
        assertThat(page.locator("#burns-body")).containsText("14.4 times over 60 min and 5 min");
    }

    @Test
    void page_complainsOfNothingAndAsksNoOtherHost() {
        assertThat(page.locator("#banner")).containsText("alarms active", PATIENTLY);
        page.locator("#measure").selectOption("logLoss");
        assertThat(page.locator("#quality-caption")).containsText("Log loss");

        assertThat(open.complaints()).isEmpty();
        assertThat(open.hosts()).containsExactly(URI.create(server.url()).getAuthority());
    }

    @Test
    void page_showsAHostileNameAsText() {
        Locator row = page.locator("#features-body tbody tr").first();

        assertThat(row).containsText(SampleReport.HOSTILE, PATIENTLY);
        assertThat(page.locator("img")).hasCount(0);
        assertThat(page.title()).doesNotContain("taken");
    }

    @Test
    void page_sortsAndFiltersFeatures() {
        assertThat(page.locator("#features-body tbody tr").first()).containsText("user.<img", PATIENTLY);

        page.locator("#order").selectOption("name");
        assertThat(page.locator("#features-body tbody tr").first()).containsText("item.genre");
        page.getByLabel("Filter by name").fill("FEATURE_1");
        assertThat(page.locator("#features-body tbody tr")).hasCount(2);
        assertThat(page.locator("#features-count")).containsText("2 of 12 features shown, 1 with alarms");
        page.getByLabel("Filter by name").fill("");
        page.getByLabel("Only with alarms").check();
        assertThat(page.locator("#features-body tbody tr")).hasCount(1);
    }

    @Test
    void page_isReachedByKeyboard() {
        assertThat(page.locator("#banner")).containsText("alarms active", PATIENTLY);

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        for (String control : List.of("#measure", "#quality summary", "#filter", "#order", "#alarmed-only")) {
            page.keyboard().press("Tab");
            assertThat(page.locator(control)).isFocused();
        }
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#features-body details[open]")).containsText("design effect");
    }

    @Test
    void page_keepsFocusAndOpenedDetails_whenNewNumbersCome() {
        Locator summary = page.locator("#features-body tbody tr").first().locator("summary");
        assertThat(summary).isVisible();
        summary.focus();
        page.keyboard().press("Enter");

        server.show(now -> SampleReport.at(now, false));

        assertThat(page.locator("#banner")).containsText("All quiet", PATIENTLY);
        assertThat(page.locator("#features-body details[open]")).hasCount(1);
        assertThat(page.locator("#features-body summary:focus")).hasCount(1);
    }

    @Test
    void page_namesEveryPartForAssistiveTechnology() {
        assertThat(page.locator("#features-body table")).isVisible();
        assertThat(page.getByRole(AriaRole.MAIN)).hasCount(1);
        assertThat(page.getByRole(AriaRole.NAVIGATION)).hasCount(1);
        assertThat(page.getByRole(AriaRole.BANNER)).hasCount(1);
        assertThat(page.locator("#banner")).hasAttribute("aria-live", "polite");
        assertThat(page.locator("thead th:not([scope=col])")).hasCount(0);
        assertThat(page.locator("tbody th:not([scope=row])")).hasCount(0);
        assertThat(page.locator("#features-body tbody tr")
                        .first()
                        .getByRole(AriaRole.IMG)
                        .first())
                .hasAttribute("aria-label", java.util.regex.Pattern.compile("^reference of .*: 10\\.0%.*"));
        assertThat(page.locator("input:not([id]), select:not([id])")).hasCount(0);
    }

    @Test
    void page_saysThatItIsStale_whenTheServiceAnswersNoMore() {
        assertThat(page.locator("#banner")).containsText("alarms active", PATIENTLY);

        server.close();

        assertThat(page.locator("#banner")).containsText("No answer from the monitor since", PATIENTLY);
        assertThat(page.locator("#banner")).hasClass("banner stale");
        assertThat(page.title()).startsWith("\u2715");
        assertThat(page.locator("#features-body tbody tr")).hasCount(SampleReport.FEATURES);
    }

    @Test
    void page_saysWhy_whenThereIsNoReferenceOrNoRoom() {
        server.show(now -> troubled(SampleReport.at(now, false)));

        assertThat(page.locator("#notice")).containsText("has no monitoring/reference.json", PATIENTLY);
        assertThat(page.locator("#notice")).containsText("No space left on device");
    }

    @Test
    void page_waits_whenThereIsNoBundleYet() {
        server.show(MonitorReport::starting);

        assertThat(page.locator("#banner")).containsText("Waiting for a bundle", PATIENTLY);
        assertThat(open.complaints()).isEmpty();
    }

    @Test
    void page_fitsANarrowScreenInTheDark() {
        open.close();
        visit(new Browser.NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK));

        assertThat(page.locator("#features-body tbody tr")).hasCount(SampleReport.FEATURES);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat(open.complaints()).isEmpty();
        picture("narrow-dark");
    }

    @Test
    void page_isPictured() {
        assertThat(page.locator("#features-body tbody tr")).hasCount(SampleReport.FEATURES);
        picture("wide-light");
    }

    private void visit(Browser.NewContextOptions options) {
        open = OpenPage.of(chromium, server.url(), options);
        page = open.page();
    }

    /** Left beside the test reports, for people to look at. */
    private void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "pictures", name + ".png")));
    }

    private static MonitorReport troubled(MonitorReport report) {
        Function<MonitorReport.State, MonitorReport.State> full = state -> new MonitorReport.State(
                state.savedAtMillis(), 90, state.bytes(), state.saves(), 4, Optional.of("No space left on device"));
        MonitorReport.Service service = report.service();
        return new MonitorReport(
                new MonitorReport.Service(
                        service.atMillis(),
                        service.bundle(),
                        Optional.of("bundle b has no monitoring/reference.json"),
                        service.settings(),
                        service.log(),
                        full.apply(service.state()),
                        service.past()),
                report.view());
    }
}
