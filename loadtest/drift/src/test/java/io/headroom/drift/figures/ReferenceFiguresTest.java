package io.headroom.drift.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReferenceFiguresTest {
    @Test
    void adwin_givesEveryFigureOfTheReference_withinSampling() {
        List<Figure> figures = AdwinFigures.measure(1);
        assertThat(figures).hasSize(10).allMatch(Figure::within);
        assertThat(figures).extracting(Figure::stated).contains(1_557.0, 432.0, 153.0, 63.0, 47.0, 3.0);
    }

    @Test
    void psi_givesEveryFigureOfTheReference_withinSampling() {
        assertThat(PsiFigures.measure(1)).hasSize(11).allMatch(Figure::within);
    }
}
