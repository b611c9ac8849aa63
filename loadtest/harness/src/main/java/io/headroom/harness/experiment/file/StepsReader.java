package io.headroom.harness.experiment.file;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code steps}, and refuses those that cannot happen as written. */
final class StepsReader {
    private static final List<String> ACTIONS = List.of("kill", "hang", "slow", "fail", "partition", "overload");
    private static final List<String> KEYS = List.of("at", "for", "every", "times");
    private static final int MOST_TIMES = 1000;

    private final Problems problems;
    private final Duration duration;
    private final ActionReader actions;

    StepsReader(Problems problems, Duration duration, Map<String, Integer> replicas) {
        this.problems = problems;
        this.duration = duration;
        this.actions = new ActionReader(replicas);
    }

    List<Step> steps(Fields file) {
        if (!file.require("steps", "a list of faults; empty for none")) {
            return List.of();
        }
        List<Placed> placed = new ArrayList<>();
        List<Node> nodes = file.list("steps");
        for (int i = 0; i < nodes.size(); i++) {
            Fields step = new Fields(nodes.get(i), "steps[" + i + "].", problems);
            step(step).ifPresent(read -> placed.add(new Placed(step, read)));
        }
        OverlapCheck.check(placed);
        return placed.stream().map(Placed::step).toList();
    }

    private Optional<Step> step(Fields step) {
        List<String> known = new ArrayList<>(KEYS);
        known.addAll(ACTIONS);
        step.allow(known);
        step.require("at", "when it begins, such as 10s");
        Optional<Duration> at = step.duration("at", Duration.ZERO, duration);
        Optional<Action> action = action(step);
        Optional<Duration> lasts = step.duration("for", Duration.ofMillis(1), duration);
        action.ifPresent(read -> requireFor(step, read));
        int times = step.number("times", 1, MOST_TIMES).stream()
                .mapToInt(value -> ExperimentReader.whole(step, "times", value))
                .findFirst()
                .orElse(1);
        Duration every = every(step, times, lasts);
        if (at.isEmpty() || action.isEmpty()) {
            return Optional.empty();
        }
        Step read = new Step(at.get(), lasts, every, times, action.get());
        requireInside(step, read);
        return Optional.of(read);
    }

    private Optional<Action> action(Fields step) {
        List<String> named = ACTIONS.stream().filter(step::has).toList();
        if (named.size() != 1) {
            problems.add(
                    step.node(),
                    step.name("") + " has "
                            + (named.isEmpty() ? "no action" : "the actions " + String.join(" and ", named))
                            + ", but must have exactly one of " + String.join(", ", ACTIONS));
            return Optional.empty();
        }
        return actions.read(named.getFirst(), step.map(named.getFirst()).orElseThrow());
    }

    private static void requireFor(Fields step, Action action) {
        if (action instanceof Action.Kill) {
            if (step.has("for")) {
                step.wrong("for", "is stated, but a kill is over at once: its supervisor starts the service again");
            }
        } else {
            step.require("for", "how long it lasts, such as 10s");
        }
    }

    private Duration every(Fields step, int times, Optional<Duration> lasts) {
        if (step.has("every") != step.has("times")) {
            problems.add(
                    step.node(), step.name("") + " has only one of every and times, but a repeated step needs both");
        }
        Duration every = step.duration("every", Duration.ofMillis(1), duration).orElse(Duration.ZERO);
        if (times > 1 && lasts.isPresent() && !every.isZero() && every.compareTo(lasts.get()) <= 0) {
            step.wrong(
                    "every",
                    "is " + Fields.seconds(every) + ", but must be longer than for, which is "
                            + Fields.seconds(lasts.get()));
        }
        return every;
    }

    private void requireInside(Fields fields, Step step) {
        if (step.end().compareTo(duration) > 0) {
            fields.wrong(
                    step.times() > 1 ? "times" : step.lasts().isPresent() ? "for" : "at",
                    "lets the step end at " + Fields.seconds(step.end()) + ", but load.duration is "
                            + Fields.seconds(duration));
        }
    }

    /** A step and where it stands in the file. */
    record Placed(Fields fields, Step step) {}
}
