package io.headroom.monitoring.alarms;

import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.AlarmView.Moment;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** Alarms as bytes of a saved state. */
final class AlarmBytes {

    private AlarmBytes() {}

    static void write(DataOutput out, AlarmView alarm) throws IOException {
        Detector.write(out, alarm.detector());
        out.writeUTF(alarm.subject());
        write(out, alarm.fired());
        out.writeDouble(alarm.value());
        out.writeDouble(alarm.threshold());
        out.writeBoolean(alarm.active());
        if (!alarm.active()) {
            write(out, alarm.cleared().orElseThrow());
        }
    }

    static AlarmView alarm(DataInput in) throws IOException {
        Detector detector = Detector.read(in);
        String subject = in.readUTF();
        Moment fired = moment(in);
        double value = in.readDouble();
        double threshold = in.readDouble();
        Optional<Moment> cleared = in.readBoolean() ? Optional.empty() : Optional.of(moment(in));
        return new AlarmView(detector, subject, fired, value, threshold, cleared);
    }

    static void write(DataOutput out, Moment moment) throws IOException {
        out.writeLong(moment.logMillis());
        out.writeLong(moment.dataSeconds());
        out.writeLong(moment.impressions());
        out.writeLong(moment.labelledItems());
    }

    static Moment moment(DataInput in) throws IOException {
        return new Moment(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}
