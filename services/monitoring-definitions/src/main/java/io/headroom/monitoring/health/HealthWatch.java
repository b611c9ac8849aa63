package io.headroom.monitoring.health;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.MonitorSettings.BurnRule;
import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Verdict;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.HealthView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Late answers against the error budget, and the rungs answers came from. Burn rates over two windows each, after the Google SRE workbook;
 * judged at the end of each minute of the log's time that has answers, over whole minutes. The log holds only answers that were given, so requests
 * that were refused or failed burn nothing here. Not thread-safe.
 */
public final class HealthWatch implements Stateful {

    private static final int REQUESTS = 0;
    private static final int LATE = 1;
    private static final int MOST_RUNGS = 16;
    private static final int RUNG_MINUTES = 60;
    private static final String OTHER_RUNGS = "other";

    private final MonitorSettings.Health settings;
    private final AlarmLog alarms;
    private final MinuteRing minutes;
    private final MinuteRing rungMinutes = new MinuteRing(RUNG_MINUTES, MOST_RUNGS);
    private final List<String> rungs = new ArrayList<>();
    private long requests;
    private long late;

    public HealthWatch(MonitorSettings.Health settings, AlarmLog alarms) {
        this.settings = settings;
        this.alarms = alarms;
        int longest =
                settings.rules().stream().mapToInt(BurnRule::longMinutes).max().orElse(1);
        this.minutes = new MinuteRing(longest, 2);
    }

    public void advanceTo(long logMillis) {
        rungMinutes.advance(logMillis);
        if (minutes.endsBy(logMillis)) {
            judge();
        }
        minutes.advance(logMillis);
    }

    /** Takes an answer of the moment last advanced to. */
    public void see(Impression impression) {
        requests++;
        minutes.add(REQUESTS);
        rungMinutes.add(rungOf(impression.rung()));
        if (impression.spentMicros() > settings.timeoutMicros()) {
            late++;
            minutes.add(LATE);
        }
    }

    /** Rungs beyond those kept apart share the last place. */
    private int rungOf(String name) {
        int known = rungs.indexOf(name);
        if (known >= 0) {
            return known;
        }
        if (rungs.size() < MOST_RUNGS) {
            rungs.add(rungs.size() == MOST_RUNGS - 1 ? OTHER_RUNGS : name);
        }
        return rungs.size() - 1;
    }

    private void judge() {
        List<Verdict> verdicts = settings.rules().stream()
                .map(rule -> new Verdict(name(rule), burns(rule), rate(rule.shortMinutes()), rule.factor()))
                .toList();
        alarms.test(Detector.BURN_RATE, verdicts);
    }

    private boolean burns(BurnRule rule) {
        return rate(rule.shortMinutes()) >= rule.factor()
                && minutes.sum(REQUESTS, rule.longMinutes()) >= settings.minimumRequests()
                && rate(rule.longMinutes()) >= rule.factor();
    }

    /** How many times faster than allowed the budget burns. */
    private double rate(int newestMinutes) {
        long all = minutes.sum(REQUESTS, newestMinutes);
        return all == 0 ? 0 : (double) minutes.sum(LATE, newestMinutes) / all / (1 - settings.availability());
    }

    private static String name(BurnRule rule) {
        return "%sx over %dm and %dm".formatted(rule.factor(), rule.longMinutes(), rule.shortMinutes());
    }

    public HealthView view() {
        double lateShare = requests == 0 ? 0 : (double) late / requests;
        List<HealthView.Burn> burns = settings.rules().stream()
                .map(rule -> new HealthView.Burn(
                        rule.factor(),
                        rule.longMinutes(),
                        rule.shortMinutes(),
                        rule.pages(),
                        rate(rule.longMinutes()),
                        rate(rule.shortMinutes()),
                        alarms.isActive(Detector.BURN_RATE, name(rule))))
                .toList();
        return new HealthView(requests, lateShare, lateShare / (1 - settings.availability()), rungShares(), burns);
    }

    private Map<String, Double> rungShares() {
        long all = 0;
        for (int rung = 0; rung < rungs.size(); rung++) {
            all += rungMinutes.sum(rung, RUNG_MINUTES);
        }
        Map<String, Double> shares = new TreeMap<>();
        for (int rung = 0; rung < rungs.size() && all > 0; rung++) {
            shares.put(rungs.get(rung), (double) rungMinutes.sum(rung, RUNG_MINUTES) / all);
        }
        return shares;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        minutes.save(out);
        rungMinutes.save(out);
        out.writeInt(rungs.size());
        for (String rung : rungs) {
            out.writeUTF(rung);
        }
        out.writeLong(requests);
        out.writeLong(late);
    }

    @Override
    public void load(DataInput in) throws IOException {
        minutes.load(in);
        rungMinutes.load(in);
        for (int left = StateFormat.count(in, "rungs", MOST_RUNGS); left > 0; left--) {
            rungs.add(in.readUTF());
        }
        requests = StateFormat.natural(in, "requests");
        late = StateFormat.natural(in, "late requests");
    }
}
