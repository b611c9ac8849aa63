package io.headroom.monitoring.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.distance.BinEdges;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RestoredQualityPropertyTest {
    private static final BinEdges EDGES = BinEdges.ofWidth(0, 1, 20);

    @Property(tries = 50)
    void rolling_goesOnIdentically(@ForAll @IntRange(min = 0, max = 499) int at, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        RollingLabels plain = new RollingLabels(EDGES, 4, 50);
        RollingLabels restored = new RollingLabels(EDGES, 4, 50);
        for (int i = 0; i < 500; i++) {
            if (i == at) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                restored.save(new DataOutputStream(bytes));
                restored = RollingLabels.restore(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), EDGES);
            }
            double score = random.nextDouble();
            boolean label = random.nextBoolean();
            double weight = random.nextDouble();
            plain.add(score, label, weight);
            restored.add(score, label, weight);
        }
        ScoredLabels expected = plain.labels();
        ScoredLabels seen = restored.labels();

        assertThat(seen.auc()).isEqualTo(expected.auc());
        assertThat(seen.logLoss()).isEqualTo(expected.logLoss());
        assertThat(seen.equalMassCalibrationError(5)).isEqualTo(expected.equalMassCalibrationError(5));
    }

    @Property(tries = 50)
    void auc_isBoundedAndTurnsWithTheLabels(@ForAll long seed, @ForAll @IntRange(min = 2, max = 200) int size) {
        Random random = new Random(seed);
        ScoredLabels labels = new ScoredLabels(EDGES);
        ScoredLabels turned = new ScoredLabels(EDGES);
        for (int i = 0; i < size; i++) {
            double score = random.nextDouble();
            boolean label = i == 0 || (i > 1 && random.nextBoolean());
            labels.add(score, label);
            turned.add(score, !label);
        }

        assertThat(labels.auc().value()).isBetween(-1e-12, 1 + 1e-12);
        assertThat(labels.auc().value() + turned.auc().value()).isBetween(1 - 1e-9, 1 + 1e-9);
    }

    @Property(tries = 50)
    void gain_goesOnIdentically(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        RankingGain gain = new RankingGain(new double[] {1, 0.5}, 10, 3);
        for (int request = 0; request < 20; request++) {
            gain.add(new boolean[] {random.nextBoolean(), random.nextBoolean(), random.nextBoolean()});
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        gain.save(new DataOutputStream(bytes));
        RankingGain restored = new RankingGain(new double[] {1, 0.5}, 10, 3);
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(restored.value()).isEqualTo(gain.value()).isBetween(0.0, 1.0);
        assertThat(restored.standardError()).isEqualTo(gain.standardError());
    }
}
