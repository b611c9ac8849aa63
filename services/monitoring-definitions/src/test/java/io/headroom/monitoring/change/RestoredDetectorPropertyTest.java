package io.headroom.monitoring.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.change.PageHinkleySettings.Direction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Saved and restored anywhere, a detector goes on as if nothing had been. */
class RestoredDetectorPropertyTest {
    private static <D extends ChangeDetector> D copy(D detector, DependenceAware.Restorer<D> restorer)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        detector.save(new DataOutputStream(bytes));
        return restorer.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static <D extends ChangeDetector> void compare(
            D detector, DependenceAware.Restorer<D> restorer, int at, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        D restored = detector;
        for (int i = 0; i < 4000; i++) {
            if (i == at) {
                restored = copy(detector, restorer);
            }
            double value = random.nextDouble() < (i < 2000 ? 0.2 : 0.7) ? 1 : 0;
            boolean changed = detector.add(value);
            if (i >= at) {
                assertThat(restored.add(value)).isEqualTo(changed);
                assertThat(restored.mean()).isEqualTo(detector.mean());
                assertThat(restored.remembered()).isEqualTo(detector.remembered());
            }
        }
    }

    @Property(tries = 30)
    void detectors_goOnIdentically(@ForAll @IntRange(min = 0, max = 3999) int at, @ForAll long seed)
            throws IOException {
        PageHinkleySettings both =
                PageHinkleySettings.DEFAULT.withDirection(Direction.BOTH).withLambda(20);
        compare(new Adwin(AdwinSettings.DEFAULT), Adwin::restore, at, seed);
        compare(new PageHinkley(both), PageHinkley::restore, at, seed);
        compare(
                new DependenceAware<>(new Adwin(AdwinSettings.DEFAULT.withDelta(0.01)), 500),
                in -> DependenceAware.restore(in, Adwin::restore),
                at,
                seed);
    }
}
