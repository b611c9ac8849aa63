package io.headroom.drift.verdict;

import io.headroom.drift.scoring.RunOutcome;
import io.headroom.drift.scoring.SizeScore;
import io.headroom.monitoring.alarms.Family;
import io.headroom.monitoring.view.AlarmView;

/** Answers without the ranker are no drift of the data. */
final class ServingModeBar {
    private ServingModeBar() {}

    static Bar of(SizeScore score) {
        long alarms = score.runs().stream()
                .mapToLong(run -> run.alarms().stream()
                        .filter(alarm -> alarm.family() == Family.DATA_DRIFT && during(run, alarm))
                        .count())
                .sum();
        return new Bar(
                "a change of the serving mode raises no data-drift alarm",
                "none while it lasts",
                alarms + " in " + score.runs().size() + " runs",
                Bar.metIf(alarms == 0));
    }

    private static boolean during(RunOutcome run, AlarmView alarm) {
        long request = alarm.fired().impressions() - 1;
        return run.spans().stream().anyMatch(span -> request >= span.fromRequest() && request < span.toRequest());
    }
}
