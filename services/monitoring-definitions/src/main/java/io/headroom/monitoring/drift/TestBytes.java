package io.headroom.monitoring.drift;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.view.FeatureView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A test as bytes of a saved state. */
final class TestBytes {

    private TestBytes() {}

    static void write(DataOutput out, FeatureView.Test test) throws IOException {
        Detector.write(out, test.detector());
        out.writeDouble(test.statistic());
        out.writeDouble(test.threshold());
        out.writeDouble(test.pValue());
        out.writeBoolean(test.rejected());
    }

    static FeatureView.Test read(DataInput in) throws IOException {
        return new FeatureView.Test(
                Detector.read(in), in.readDouble(), in.readDouble(), in.readDouble(), in.readBoolean());
    }
}
