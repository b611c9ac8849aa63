package io.headroom.harness.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is done to a running system under load, and what it is expected to keep up.
 *
 * @param name as reports show it
 * @param description one sentence for people; may be empty
 * @param replicas how many of each service the experiment needs; a service that is not named has one
 * @param steps in the file's order
 */
public record Experiment(
        String name,
        String description,
        Map<String, Integer> replicas,
        LoadPlan load,
        List<Step> steps,
        Expectations expect) {
    /** Services that answer requests, which every fault can be done to. */
    public static final List<String> SERVICES = List.of("gateway", "candidates", "ranking", "features");

    /** The event log and who watches it: no request waits for them. There is one of each, if any, and it can be killed. */
    public static final List<String> WATCHING = List.of("broker", "monitor");

    public Experiment {
        replicas = Map.copyOf(replicas);
        steps = List.copyOf(steps);
    }

    /** Services that must be up for it: those that answer, and of those that watch the ones it does something to. */
    public List<String> services() {
        return Stream.concat(SERVICES.stream(), WATCHING.stream().filter(service -> steps.stream()
                        .anyMatch(step -> service.equals(step.action().service()))))
                .toList();
    }

    public int replicasOf(String service) {
        return replicas.getOrDefault(service, 1);
    }

    /** Every fault with its times, repetitions written out, in order of their begin. */
    public List<PlannedFault> plan() {
        return steps.stream()
                .flatMap(Experiment::occurrences)
                .sorted(Comparator.comparing(PlannedFault::begin))
                .toList();
    }

    /** The same experiment with another rate or seed. */
    public Experiment with(LoadPlan other) {
        return new Experiment(name, description, replicas, other, steps, expect);
    }

    private static Stream<PlannedFault> occurrences(Step step) {
        return Stream.iterate(0, n -> n < step.times(), n -> n + 1).map(n -> {
            var begin = step.at().plus(step.every().multipliedBy(n));
            return new PlannedFault(begin, step.lasts().map(begin::plus), step.action());
        });
    }
}
