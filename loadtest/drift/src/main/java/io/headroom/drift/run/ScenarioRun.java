package io.headroom.drift.run;

import io.headroom.drift.injection.InjectedCourse;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.RunOutcome;
import io.headroom.drift.scoring.RunOutcome.Span;
import io.headroom.drift.serving.Recommender;
import io.headroom.drift.simulation.LogListener;
import io.headroom.drift.simulation.PreparedService;
import io.headroom.drift.simulation.Simulation;
import io.headroom.monitoring.Monitor;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;
import java.util.ArrayList;
import java.util.List;

/** One run of one size of a scenario: the simulated log goes to a monitor, and what that says is kept. */
final class ScenarioRun implements LogListener {
    private static final long PHASE = 7;
    /** The same for all sizes and scenarios: runs of one seed differ by nothing but what is injected. */
    private static final long RUN = 1;

    private final Scenario scenario;
    private final double size;
    private final InjectedCourse course;
    private final Monitor monitor;
    private final PreparedService prepared;
    private final List<Span> spans = new ArrayList<>();
    private long beginMillis = -1;
    private long startMillis;
    private long nowMillis;
    private int spanFrom = -1;
    private long spanFromMillis;

    /** @param strength the size, or what it comes to in this world */
    ScenarioRun(Scenario scenario, double size, double strength, PreparedService prepared) {
        this.scenario = scenario;
        this.size = size;
        this.prepared = prepared;
        int phase = SeededStream.of(prepared.options().seed(), Concern.TRAINING, PHASE)
                .nextInt(scenario.settings().drift().windowRequests());
        int start = scenario.isNull() ? scenario.requests() : scenario.start() + phase;
        this.course = new InjectedCourse(scenario.injection(), scenario.shape(), strength, start);
        this.monitor = Monitor.begin(scenario.settings(), prepared.reference());
    }

    /** @param aucLoss as measured of the strength */
    RunOutcome run(double aucLoss) {
        long began = System.nanoTime();
        Simulation simulation = new Simulation(prepared, RUN);
        simulation.run(scenario.requests(), course, this);
        closeSpan(scenario.requests());
        long windowMillis = scenario.settings().labels().windowMillis();
        simulation.finish(windowMillis, this);
        monitor.advanceTo(nowMillis + windowMillis + 1);
        return new RunOutcome(
                scenario,
                size,
                prepared.options().seed(),
                course.start(),
                (long) course.start() * Recommender.PAGE,
                startMillis,
                beginMillis,
                nowMillis,
                spans,
                monitor.alarms(),
                monitor.detectors(),
                monitor.view().quality().points(),
                aucLoss,
                (System.nanoTime() - began) / 1e9);
    }

    @Override
    public void shown(int request, Impression impression) {
        nowMillis = impression.logMillis();
        beginMillis = beginMillis < 0 ? nowMillis : beginMillis;
        startMillis = request == course.start() ? nowMillis : startMillis;
        if (course.inForce(request) && spanFrom < 0) {
            spanFrom = request;
            spanFromMillis = nowMillis;
        } else if (!course.inForce(request)) {
            closeSpan(request);
        }
        monitor.accept(impression);
    }

    private void closeSpan(int request) {
        if (spanFrom >= 0) {
            spans.add(new Span(spanFrom, request, spanFromMillis, nowMillis));
            spanFrom = -1;
        }
    }

    @Override
    public void acted(Interaction interaction) {
        monitor.accept(interaction);
    }
}
