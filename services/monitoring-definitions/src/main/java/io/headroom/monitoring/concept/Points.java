package io.headroom.monitoring.concept;

import io.headroom.monitoring.view.QualityView.Estimate;
import io.headroom.monitoring.view.QualityView.Point;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/** Points of the series: merging two, and as bytes of a saved state. */
final class Points {

    private Points() {}

    /** Counts add up; figures are means weighted by items, which is near enough for a point that only draws the past. */
    static Point merge(Point older, Point newer) {
        double share = (double) older.items() / (older.items() + newer.items());
        return new Point(
                older.fromMillis(),
                newer.toMillis(),
                older.requests() + newer.requests(),
                older.items() + newer.items(),
                older.clicks() + newer.clicks(),
                older.windows() + newer.windows(),
                mean(share, older.auc(), newer.auc()),
                mean(share, older.aucLow(), newer.aucLow()),
                mean(share, older.aucHigh(), newer.aucHigh()),
                mean(share, older.logLoss(), newer.logLoss()),
                mean(share, older.expectedCalibrationError(), newer.expectedCalibrationError()),
                older.expectedClicks() + newer.expectedClicks(),
                mean(share, older.ndcg(), newer.ndcg()),
                mean(share, older.estimatedAuc(), newer.estimatedAuc()),
                mean(share, older.estimatedLogLoss(), newer.estimatedLogLoss()));
    }

    private static double mean(double share, double older, double newer) {
        return share * older + (1 - share) * newer;
    }

    private static OptionalDouble mean(double share, OptionalDouble older, OptionalDouble newer) {
        if (older.isEmpty() || newer.isEmpty()) {
            return older.isEmpty() ? newer : older;
        }
        return OptionalDouble.of(mean(share, older.getAsDouble(), newer.getAsDouble()));
    }

    /** Empty where a figure does not exist. */
    static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static void write(DataOutput out, Point point) throws IOException {
        out.writeLong(point.fromMillis());
        out.writeLong(point.toMillis());
        out.writeLong(point.requests());
        out.writeLong(point.items());
        out.writeLong(point.clicks());
        out.writeInt(point.windows());
        for (OptionalDouble value : new OptionalDouble[] {point.auc(), point.aucLow(), point.aucHigh()}) {
            out.writeDouble(value.orElse(Double.NaN));
        }
        out.writeDouble(point.logLoss());
        out.writeDouble(point.expectedCalibrationError());
        out.writeDouble(point.expectedClicks());
        for (OptionalDouble value :
                new OptionalDouble[] {point.ndcg(), point.estimatedAuc(), point.estimatedLogLoss()}) {
            out.writeDouble(value.orElse(Double.NaN));
        }
    }

    static Point point(DataInput in) throws IOException {
        return new Point(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                optional(in.readDouble()),
                optional(in.readDouble()),
                optional(in.readDouble()),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                optional(in.readDouble()),
                optional(in.readDouble()),
                optional(in.readDouble()));
    }

    static void write(DataOutput out, Estimate estimate) throws IOException {
        out.writeLong(estimate.fromMillis());
        out.writeLong(estimate.toMillis());
        out.writeLong(estimate.items());
        out.writeDouble(estimate.auc().orElse(Double.NaN));
        out.writeDouble(estimate.logLoss());
        out.writeDouble(estimate.expectedClicks());
    }

    static Estimate estimate(DataInput in) throws IOException {
        return new Estimate(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                optional(in.readDouble()),
                in.readDouble(),
                in.readDouble());
    }
}
