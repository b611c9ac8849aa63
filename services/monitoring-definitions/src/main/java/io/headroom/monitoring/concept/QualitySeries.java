package io.headroom.monitoring.concept;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.QualityView.Estimate;
import io.headroom.monitoring.view.QualityView.Point;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Quality over time in bounded memory. When it is full, neighbours of the older half of the points are merged two by two, so that the past
 * becomes coarser and is never lost; estimates, which only matter while labels are awaited, are dropped from the oldest. Not thread-safe.
 */
final class QualitySeries implements Stateful {

    private final int bound;
    private final List<Point> points = new ArrayList<>();
    private final Deque<Estimate> estimates = new ArrayDeque<>();

    QualitySeries(int bound) {
        this.bound = bound;
    }

    void add(Point point) {
        if (points.size() == bound) {
            thin();
        }
        points.add(point);
    }

    private void thin() {
        int half = bound / 4 * 2;
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < half; i += 2) {
            kept.add(Points.merge(points.get(i), points.get(i + 1)));
        }
        kept.addAll(points.subList(half, points.size()));
        points.clear();
        points.addAll(kept);
    }

    void add(Estimate estimate) {
        if (estimates.size() == bound) {
            estimates.removeFirst();
        }
        estimates.addLast(estimate);
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    List<Estimate> estimates() {
        return List.copyOf(estimates);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(points.size());
        for (Point point : points) {
            Points.write(out, point);
        }
        out.writeInt(estimates.size());
        for (Estimate estimate : estimates) {
            Points.write(out, estimate);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (int left = StateFormat.count(in, "points of quality", bound); left > 0; left--) {
            points.add(Points.point(in));
        }
        for (int left = StateFormat.count(in, "estimates", bound); left > 0; left--) {
            estimates.addLast(Points.estimate(in));
        }
    }
}
