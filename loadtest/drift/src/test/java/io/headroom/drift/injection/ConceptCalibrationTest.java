package io.headroom.drift.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.drift.learning.ExpectedAuc;
import io.headroom.drift.simulation.Conditions;
import io.headroom.drift.simulation.LogListener;
import io.headroom.drift.simulation.PreparedService;
import io.headroom.drift.simulation.Simulation;
import io.headroom.drift.simulation.SimulationOptions;
import io.headroom.drift.traffic.TrafficKind;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.world.truth.TrueRelevance;
import io.headroom.world.truth.TruthDrift;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConceptCalibrationTest {
    private static final PreparedService PREPARED =
            PreparedService.prepare(new SimulationOptions(TrafficKind.INDEPENDENT, 60_000, false, 5));
    private static final ConceptCalibration CALIBRATION = new ConceptCalibration(PREPARED);

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.2, 0.4})
    void angle_losesTheWantedShare_onPagesThatItWasNotFoundOn(double loss) {
        double before = auc(TruthDrift.NONE);
        double after = auc(new TruthDrift(CALIBRATION.angle(loss), 0));
        assertThat(1 - after / before).isCloseTo(loss, within(0.02));
    }

    @Test
    void angle_isRefused_whenNotEvenOppositeTastesLoseSoMuch() {
        assertThatThrownBy(() -> CALIBRATION.angle(0.99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.99");
    }

    private static double auc(TruthDrift drift) {
        List<Impression> shown = new ArrayList<>();
        new Simulation(PREPARED, 77).run(2_000, _ -> Conditions.NORMAL.withTruth(drift), new LogListener() {
            @Override
            public void shown(int request, Impression impression) {
                shown.add(impression);
            }

            @Override
            public void acted(Interaction interaction) {
                assertThat(interaction.kind()).isEqualTo(Interaction.Kind.CLICK);
            }
        });
        TrueRelevance truth = PREPARED.world().truth().drifted(drift);
        double[] scores = new double[shown.size() * 10];
        double[] positives = new double[scores.length];
        int next = 0;
        for (Impression impression : shown) {
            for (Impression.ShownItem item : impression.items()) {
                scores[next] = item.score();
                positives[next++] = truth.relevance(impression.userId(), item.itemId(), impression.timeSeconds());
            }
        }
        return new ExpectedAuc(scores).of(positives);
    }
}
