package io.headroom.harness.experiment.file;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.Step;
import io.headroom.harness.experiment.file.StepsReader.Placed;
import java.time.Duration;
import java.util.List;

/**
 * Refuses steps that would get in each other's way: a process that hangs cannot be killed and resumed, and a rate has one factor at a time.
 * Faults of calls may overlap with everything.
 */
final class OverlapCheck {
    private OverlapCheck() {}

    static void check(List<Placed> steps) {
        for (int later = 1; later < steps.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                check(steps.get(earlier), steps.get(later));
            }
        }
    }

    private static void check(Placed one, Placed other) {
        if (conflict(one.step().action(), other.step().action()) && overlap(one.step(), other.step())) {
            other.fields()
                    .problems()
                    .add(
                            other.fields().node(),
                            other.fields().name("") + " overlaps in time with "
                                    + one.fields().name("") + " (line "
                                    + Problems.line(one.fields().node()) + "), but only one "
                                    + (other.step().action() instanceof Action.Overload
                                            ? "overload can be in force"
                                            : "of kill and hang can be done to "
                                                    + other.step().action().service())
                                    + " at a time");
        }
    }

    private static boolean conflict(Action one, Action other) {
        boolean processes = one instanceof Action.OnProcesses && other instanceof Action.OnProcesses;
        boolean loads = one instanceof Action.Overload && other instanceof Action.Overload;
        return loads || (processes && one.service().equals(other.service()));
    }

    private static boolean overlap(Step one, Step other) {
        for (int i = 0; i < one.times(); i++) {
            for (int j = 0; j < other.times(); j++) {
                Duration first = one.at().plus(one.every().multipliedBy(i));
                Duration second = other.at().plus(other.every().multipliedBy(j));
                if (first.compareTo(second.plus(other.lasts().orElse(Duration.ZERO))) <= 0
                        && second.compareTo(first.plus(one.lasts().orElse(Duration.ZERO))) <= 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
