package io.headroom.drift.scenario;

import io.headroom.drift.injection.Injection;
import io.headroom.drift.injection.Shape;
import io.headroom.drift.traffic.TrafficKind;
import io.headroom.monitoring.MonitorSettings;
import java.util.List;

/**
 * One thing to be found, in one or more sizes, over several runs.
 *
 * @param name of letters, digits and hyphens
 * @param sizes ascending in strength, in the unit of the injection's kind; a single 0 where nothing is injected
 * @param start requests before the injection; each run adds up to a window by chance, so that it does not always begin with one
 * @param requests of a run
 * @param requestsPerWeek mean rate on the simulated clock
 * @param live whether the feature store takes what users do and the data's time runs
 * @param runs of each size, each with a world of its own
 */
public record Scenario(
        String name,
        String description,
        Injection injection,
        List<Double> sizes,
        Shape shape,
        TrafficKind traffic,
        int start,
        int requests,
        int requestsPerWeek,
        boolean live,
        int runs,
        MonitorSettings settings) {
    public Scenario {
        sizes = List.copyOf(sizes);
    }

    /** Whether all there is to find are false alarms. */
    public boolean isNull() {
        return injection.kind() == Injection.Kind.NONE;
    }

    public Scenario withRuns(int other) {
        return new Scenario(
                name,
                description,
                injection,
                sizes,
                shape,
                traffic,
                start,
                requests,
                requestsPerWeek,
                live,
                other,
                settings);
    }

    public Scenario withRequests(int other) {
        return new Scenario(
                name,
                description,
                injection,
                sizes,
                shape,
                traffic,
                start,
                other,
                requestsPerWeek,
                live,
                runs,
                settings);
    }
}
