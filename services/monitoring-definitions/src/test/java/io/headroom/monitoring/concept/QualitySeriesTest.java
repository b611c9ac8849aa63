package io.headroom.monitoring.concept;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.view.QualityView.Point;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QualitySeriesTest {

    private static Point point(int at) {
        OptionalDouble figure = OptionalDouble.of(at);
        return new Point(
                at, at + 1, 1, 10, 2, 1, figure, figure, figure, at, at, 2, OptionalDouble.empty(), figure, figure);
    }

    @Test
    void fullSeries_coarsensThePast_andLosesNothing() {
        QualitySeries series = new QualitySeries(10);
        for (int at = 0; at < 200; at++) {
            series.add(point(at));
        }

        assertThat(series.points()).hasSizeLessThanOrEqualTo(10);
        assertThat(series.points().getFirst().fromMillis()).isZero();
        assertThat(series.points().getLast()).isEqualTo(point(199));
        assertThat(series.points().stream().mapToLong(Point::items).sum()).isEqualTo(2_000);
        assertThat(series.points().stream().mapToInt(Point::windows).sum()).isEqualTo(200);
        assertThat(series.points()).extracting(Point::fromMillis).isSorted();
    }
}
