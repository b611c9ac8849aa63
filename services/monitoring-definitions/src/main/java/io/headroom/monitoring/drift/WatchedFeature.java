package io.headroom.monitoring.drift;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.significance.TestOutcome;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.FeatureView;
import java.util.List;
import java.util.Map;

/** A feature with its frozen reference, the window that runs, and what the newest full window showed. */
sealed interface WatchedFeature extends Stateful permits NumericFeature, CategoricalFeature, PresenceFeature {

    String name();

    void endBlock();

    /** Ends the window; what each detector that applies found, each at level {@code alpha} for itself. */
    Map<Detector, TestOutcome> close(double alpha);

    /**
     * @param tests with the verdicts over all features
     * @param alarmed detectors with an active alarm on it
     */
    FeatureView view(List<FeatureView.Test> tests, List<Detector> alarmed);
}
