package io.headroom.monitoring.alarms;

import io.headroom.monitoring.state.StateRefusedException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Every kind of test that may raise an alarm. Each has its own alarms and is counted, and scored, for itself. */
public enum Detector {
    /** PSI of a feature over frozen quantile bins, or over categories. */
    PSI(Family.DATA_DRIFT),
    /** Kolmogorov-Smirnov distance of a numeric feature. */
    KS(Family.DATA_DRIFT),
    /** Chi-square test of a categorical feature. */
    CHI_SQUARE(Family.DATA_DRIFT),
    /** Share of rows or values that are not there. */
    MISSING(Family.DATA_DRIFT),
    /** Share of categories that the reference does not know. */
    OUT_OF_VOCABULARY(Family.DATA_DRIFT),
    /** PSI of the scores of a rung. */
    PREDICTION_PSI(Family.PREDICTION_DRIFT),
    /** Kolmogorov-Smirnov distance of the scores of a rung. */
    PREDICTION_KS(Family.PREDICTION_DRIFT),
    /** AUC of a window of labelled items, below that of the first windows. */
    AUC_DROP(Family.CONCEPT_DRIFT),
    /** ADWIN on the excess loss per request, both ways. */
    ADWIN(Family.CONCEPT_DRIFT),
    /** Page-Hinkley on the excess loss per request, both ways. */
    PAGE_HINKLEY(Family.CONCEPT_DRIFT),
    /** Clicks of a window against what the model expected of it. */
    CALIBRATION(Family.LABEL_SHIFT),
    /** A logged feature row that is not what its events give. */
    FEATURE_SKEW(Family.SKEW),
    /** A logged digest that is not that of the logged values. */
    DIGEST(Family.SKEW),
    /** Rows older than those of the reference. */
    STALE_ROWS(Family.FRESHNESS),
    /** The error budget burns too fast. */
    BURN_RATE(Family.HEALTH);

    private final Family family;

    Detector(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    /** As part of a saved state. */
    public static void write(DataOutput out, Detector detector) throws IOException {
        out.writeUTF(detector.name());
    }

    /** Reads what {@link #write} wrote. */
    public static Detector read(DataInput in) throws IOException {
        String name = in.readUTF();
        return Arrays.stream(values())
                .filter(detector -> detector.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StateRefusedException("saved state names an unknown detector " + name));
    }
}
