package io.headroom.monitoring.view;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Family;
import java.util.OptionalDouble;

/**
 * The record of one detector.
 *
 * @param nominalFalseAlarms probability that a test of unchanged data rejects for at least one subject; empty where the detector states none
 * @param tests windows (for ADWIN and Page-Hinkley: values) tested so far
 * @param rejections tests that rejected for at least one subject
 * @param alarms alarms raised
 * @param active alarms not cleared
 */
public record DetectorView(
        Detector detector, OptionalDouble nominalFalseAlarms, long tests, long rejections, long alarms, int active) {

    public Family family() {
        return detector.family();
    }
}
