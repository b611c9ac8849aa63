package io.headroom.drift.scoring;

import io.headroom.drift.injection.Injection;
import io.headroom.monitoring.alarms.Detector;
import java.util.EnumSet;
import java.util.Set;

/** Which detectors ought to find what; stated before it is measured. The others may, since one thing leads to another. */
public final class Expected {
    private Expected() {}

    public static Set<Detector> of(Injection.Kind kind) {
        return switch (kind) {
            case NONE, SERVING_MODE -> EnumSet.noneOf(Detector.class);
            case COVARIATE -> EnumSet.of(Detector.PSI, Detector.KS, Detector.CHI_SQUARE);
            // The loss that is watched is 0 on average while the model is right, whichever way it is wrong then.
            case LABEL -> EnumSet.of(Detector.CALIBRATION, Detector.ADWIN, Detector.PAGE_HINKLEY);
            case CONCEPT -> EnumSet.of(Detector.AUC_DROP, Detector.ADWIN, Detector.PAGE_HINKLEY, Detector.CALIBRATION);
            case NULLS -> EnumSet.of(Detector.MISSING, Detector.FEATURE_SKEW);
            case UNIT -> EnumSet.of(Detector.PSI, Detector.KS, Detector.FEATURE_SKEW);
            case STALE -> EnumSet.of(Detector.STALE_ROWS);
        };
    }
}
