package io.headroom.drift.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.drift.serving.FeatureFault;
import io.headroom.drift.serving.Recommender;
import io.headroom.drift.traffic.TrafficKind;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.log.ScoredFeatures;
import io.headroom.world.truth.TruthDrift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What the simulated log holds, without a monitor. */
final class SimulationTest {
    private static final SimulationOptions OPTIONS = new SimulationOptions(TrafficKind.INDEPENDENT, 60_000, false, 11);
    private static final PreparedService PREPARED = PreparedService.prepare(OPTIONS);

    @Test
    void run_givesTheSameLog_whenTheSeedIsTheSame() {
        Log again = run(PreparedService.prepare(OPTIONS), 300, Conditions.NORMAL);
        Log once = run(PREPARED, 300, Conditions.NORMAL);
        assertThat(again.text()).isEqualTo(once.text());
    }

    @Test
    void run_givesAnotherLog_whenTheRunIsAnother() {
        Log other = new Log();
        new Simulation(PREPARED, 2).run(50, _ -> Conditions.NORMAL, other);
        assertThat(other.shown.getFirst().items())
                .isNotEqualTo(
                        run(PREPARED, 50, Conditions.NORMAL).shown.getFirst().items());
    }

    @Test
    void records_comeInTheOrderOfTheLogsTime() {
        Log log = run(PREPARED, 500, Conditions.NORMAL);
        assertThat(log.millis).isSorted();
        assertThat(log.acted).isNotEmpty();
    }

    @Test
    void null_isStationary() {
        List<Impression> shown = run(PREPARED, 8_000, Conditions.NORMAL).shown;
        assertSame(shown, impression -> impression.items().getFirst().score(), 0.02);
        assertSame(shown, impression -> impression.features().orElseThrow().userValues().length == 0 ? 1 : 0, 0.02);
        assertSame(shown, impression -> impression.context().get("device").equals("mobile") ? 1 : 0, 0.04);
        assertThat(shown.stream().map(Impression::timeSeconds).distinct()).hasSize(1);
    }

    @Test
    void sessions_areStationaryToo_andDepend() {
        PreparedService sessions =
                PreparedService.prepare(new SimulationOptions(TrafficKind.SESSIONS, 60_000, false, 11));
        List<Impression> shown = run(sessions, 12_000, Conditions.NORMAL).shown;
        // Means of halves of 6,000 differ by 0.022 on average: the design effect is about 6.
        assertSame(shown, impression -> impression.context().get("device").equals("mobile") ? 1 : 0, 0.08);
        long near = 0;
        for (int index = 20; index < shown.size(); index++) {
            long user = shown.get(index).userId();
            near += shown.subList(index - 20, index).stream().anyMatch(other -> other.userId() == user) ? 1 : 0;
        }
        assertThat(near / (double) shown.size()).isGreaterThan(0.4);
    }

    @Test
    void lostRows_areAbsentForTheirShare() {
        Conditions broken = Conditions.NORMAL.withFault(new FeatureFault.Lost(FeatureViews.USER, 0.3));
        long lost = run(PREPARED, 3_000, broken).shown.stream()
                .filter(impression -> impression.features().orElseThrow().userUpdatedAtSeconds() == 0)
                .count();
        long before = run(PREPARED, 3_000, Conditions.NORMAL).shown.stream()
                .filter(impression -> impression.features().orElseThrow().userUpdatedAtSeconds() == 0)
                .count();
        assertThat((lost - before) / (3_000.0 - before)).isCloseTo(0.3, within(0.03));
    }

    @Test
    void changedUnit_multipliesOneColumnAndNothingElse() {
        int column = PREPARED.world().views().itemColumns().indexOf("age_days");
        Conditions broken = Conditions.NORMAL.withFault(new FeatureFault.Unit(FeatureViews.ITEM, "age_days", 24));
        // The pages differ, because the scores do: so compare an item that both runs show.
        Map<Long, float[]> wrong = rows(run(PREPARED, 400, broken).shown);
        Map<Long, float[]> right = rows(run(PREPARED, 400, Conditions.NORMAL).shown);
        assertThat(right.keySet()).containsAnyElementsOf(wrong.keySet());
        right.forEach((item, row) -> {
            float[] scaled = row.clone();
            scaled[column] *= 24;
            assertThat(wrong.getOrDefault(item, scaled)).isEqualTo(scaled);
        });
    }

    @Test
    void occasionalVisitors_comeOnMobiles() {
        double share = mobile(run(PREPARED, 3_000, Conditions.NORMAL.withMoreOccasional(0.5)).shown)
                - mobile(run(PREPARED, 3_000, Conditions.NORMAL).shown);
        assertThat(share).isCloseTo(0.5 * (0.70 - 0.35), within(0.04));
    }

    @Test
    void labelShift_makesFewerClicks() {
        int fewer = run(PREPARED, 3_000, Conditions.NORMAL.withTruth(new TruthDrift(0, -0.8)))
                .acted
                .size();
        int normal = run(PREPARED, 3_000, Conditions.NORMAL).acted.size();
        assertThat(fewer).isLessThan((int) (0.8 * normal));
    }

    @Test
    void withoutRanker_answersInTheOrderOfRetrieval_andTellsNoFeatures() {
        Impression impression =
                run(PREPARED, 1, Conditions.NORMAL.withoutRanker()).shown.getFirst();
        assertThat(impression.rung()).isEqualTo(Recommender.RETRIEVAL_ORDER);
        assertThat(impression.features()).isEmpty();
        assertThat(impression.items()).hasSize(Recommender.PAGE);
    }

    private static Map<Long, float[]> rows(List<Impression> shown) {
        Map<Long, float[]> rows = new HashMap<>();
        for (Impression impression : shown) {
            ScoredFeatures features = impression.features().orElseThrow();
            int width = features.itemValues().length / features.itemIds().length;
            for (int row = 0; row < features.itemIds().length; row++) {
                float[] values = Arrays.copyOfRange(features.itemValues(), row * width, (row + 1) * width);
                rows.put(features.itemIds()[row], values);
            }
        }
        return rows;
    }

    private static double mobile(List<Impression> shown) {
        return shown.stream()
                        .filter(impression -> impression.context().get("device").equals("mobile"))
                        .count()
                / (double) shown.size();
    }

    /** The two halves have the same mean, up to what chance allows. */
    private static void assertSame(List<Impression> shown, ToDoubleFunction<Impression> value, double tolerance) {
        int half = shown.size() / 2;
        double first =
                shown.subList(0, half).stream().mapToDouble(value).average().orElseThrow();
        double second = shown.subList(half, shown.size()).stream()
                .mapToDouble(value)
                .average()
                .orElseThrow();
        assertThat(second).isCloseTo(first, within(tolerance));
    }

    private static Log run(PreparedService prepared, int requests, Conditions conditions) {
        Log log = new Log();
        new Simulation(prepared, 1).run(requests, _ -> conditions, log);
        return log;
    }

    private static final class Log implements LogListener {
        private final List<Impression> shown = new ArrayList<>();
        private final List<Interaction> acted = new ArrayList<>();
        private final List<Long> millis = new ArrayList<>();

        @Override
        public void shown(int request, Impression impression) {
            shown.add(impression);
            millis.add(impression.logMillis());
        }

        @Override
        public void acted(Interaction interaction) {
            acted.add(interaction);
            millis.add(interaction.logMillis());
        }

        String text() {
            StringBuilder text = new StringBuilder(acted.toString());
            for (Impression impression : shown) {
                text.append(impression.requestId()).append(impression.items()).append(impression.logMillis());
                impression.features().ifPresent(features -> text.append(features.digest()));
            }
            return text.toString();
        }
    }
}
