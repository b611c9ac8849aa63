package io.headroom.drift.scoring;

import static io.headroom.drift.scoring.HandMade.alarm;
import static io.headroom.drift.scoring.HandMade.run;
import static io.headroom.drift.scoring.HandMade.tested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.FalseAlarms.Finding;
import io.headroom.monitoring.alarms.Detector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FalseAlarmsTest {
    private static final Scenario NULL = HandMade.scenario(Kind.NONE, 0.0);

    @Test
    void rate_isPerTenThousandRequests_withGarwoodsInterval() {
        FalseAlarms score =
                FalseAlarms.of(NULL, Detector.PSI, List.of(run(NULL, 0, alarm(Detector.PSI, 10)), run(NULL, 0)), 0.95);
        // One event in one unit of 10,000 requests.
        assertThat(score.alarmsPer10k()).isEqualTo(1);
        assertThat(score.per10k().low()).isCloseTo(0.0253, within(0.0001));
        assertThat(score.per10k().high()).isCloseTo(5.5716, within(0.0001));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 1000, 10, INSIDE",
        "0.01, 1000, 30, TOO_MANY",
        "0.01, 1000, 1, CONSERVATIVE",
        "0, 0, 0, NO_NOMINAL"
    })
    void finding_tellsWhereTheNominalRateLies(double nominal, long tests, long rejections, Finding finding) {
        RunOutcome run = run(NULL, 0, List.of(tested(Detector.PSI, nominal, tests, rejections)));
        assertThat(FalseAlarms.of(NULL, Detector.PSI, List.of(run), 0.95).finding())
                .isEqualTo(finding);
    }

    @Test
    void interval_isWider_whenRunsDifferMoreThanChanceLetsThem() {
        List<RunOutcome> alike = List.of(of(5), of(5), of(5), of(5));
        List<RunOutcome> different = List.of(of(0), of(20), of(0), of(0));
        FalseAlarms even = FalseAlarms.of(NULL, Detector.PSI, alike, 0.95);
        FalseAlarms uneven = FalseAlarms.of(NULL, Detector.PSI, different, 0.95);
        assertThat(even.rejections()).isEqualTo(uneven.rejections());
        assertThat(even.dispersion()).isEqualTo(1);
        assertThat(uneven.dispersion()).isGreaterThan(10);
        assertThat(uneven.rate().high() - uneven.rate().low())
                .isGreaterThan(even.rate().high() - even.rate().low());
    }

    private static RunOutcome of(long rejections) {
        return run(NULL, 0, List.of(tested(Detector.PSI, 0.01, 500, rejections)));
    }
}
