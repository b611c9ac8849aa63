package io.headroom.harness.report.experiment;

import static io.headroom.harness.report.Figures.significant;

import io.headroom.harness.experiment.run.FaultRecord;
import io.headroom.harness.report.Scale;
import io.headroom.harness.report.Svg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Faults across the plots: when each began and ended, and when the service was ready again. Names stand above, in as many rows as they need. */
final class FaultMarks {
    private static final double ROW = 18;
    /** Of a letter, generously. */
    private static final double LETTER = 7.2;

    private final List<FaultRecord> faults;
    private final Scale across;
    private final List<Integer> rows = new ArrayList<>();

    FaultMarks(List<FaultRecord> faults, Scale across) {
        this.faults = faults;
        this.across = across;
        List<Double> ends = new ArrayList<>();
        for (FaultRecord fault : faults) {
            rows.add(row(ends, labelStart(fault), labelStart(fault) + width(label(fault))));
        }
    }

    /** Of the rows of names. */
    double height() {
        return ROW * (1 + rows.stream().mapToInt(row -> row).max().orElse(0)) + 6;
    }

    /** From the begin to the end; a kill goes on until the service is ready again. */
    void areas(Svg svg, double top, double bottom) {
        for (FaultRecord fault : faults) {
            double begin = across.at(seconds(fault.begun()));
            double end = across.at(seconds(isMoment(fault) ? fault.readyAgain().orElse(fault.ended()) : fault.ended()));
            svg.rectangle(
                    "fault", begin, top, Math.max(1, end - begin), bottom - top, fault.kind() + " " + fault.service());
        }
    }

    void lines(Svg svg, double top, double bottom) {
        for (int i = 0; i < faults.size(); i++) {
            FaultRecord fault = faults.get(i);
            double y = ROW * (rows.get(i) + 1);
            double begin = across.at(seconds(fault.begun()));
            svg.line("fault-begin", begin, y - 10, begin, bottom);
            svg.text("fault-name", labelStart(fault) + 5, y - 1, "start", label(fault));
            if (!isMoment(fault)) {
                double end = across.at(seconds(fault.ended()));
                svg.line("fault-end", end, top, end, bottom);
            }
            fault.readyAgain().filter(_ -> !fault.replicas().isEmpty()).ifPresent(at -> {
                double ready = across.at(seconds(at));
                svg.line("fault-ready", ready, top, ready, bottom);
            });
        }
    }

    private double labelStart(FaultRecord fault) {
        double begin = across.at(seconds(fault.begun()));
        return Math.min(begin, FaultPlot.RIGHT - width(label(fault)));
    }

    private static int row(List<Double> ends, double start, double end) {
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i) < start) {
                ends.set(i, end);
                return i;
            }
        }
        ends.add(end);
        return ends.size() - 1;
    }

    private static double width(String label) {
        return label.length() * LETTER + 10;
    }

    private static String label(FaultRecord fault) {
        String ready = fault.readyAgain()
                .filter(_ -> isMoment(fault))
                .map(at -> ", ready after " + significant(seconds(at.minus(fault.begun()))) + " s")
                .orElse("");
        return FaultTable.words(fault) + ready;
    }

    private static boolean isMoment(FaultRecord fault) {
        return fault.planned().end().isEmpty();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
