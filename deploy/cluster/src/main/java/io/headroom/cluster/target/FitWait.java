package io.headroom.cluster.target;

import io.headroom.cluster.pods.PodView;
import io.headroom.harness.experiment.Experiment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits until a release fits an experiment and its pods have been left alone for a while: what changes a release often starts the experiment
 * too, and in the midst of a rollout an experiment tells nothing. How long pods have been as they are is observed here, not read off their
 * times of creation: a rollout may not have begun to make pods yet, and clocks differ.
 */
public final class FitWait {
    static final Duration QUIET = Duration.ofSeconds(10);
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Duration atMost;
    private final Duration quiet;
    private final InstantSource clock;
    private final Pause pause;
    private final Consumer<String> progress;

    /**
     * @param atMost after which the wait is given up; zero looks once, at whether it fits alone
     * @param progress hears why the experiment cannot begin yet, once for each reason
     */
    public FitWait(Duration atMost, InstantSource clock, Pause pause, Consumer<String> progress) {
        this.atMost = atMost;
        this.quiet = atMost.compareTo(QUIET) < 0 ? atMost : QUIET;
        this.clock = clock;
        this.pause = pause;
        this.progress = progress;
    }

    /** Blocks for a while; as {@link Thread#sleep(Duration)} does. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration length) throws InterruptedException;
    }

    /** Why the experiment cannot begin even after the wait, and what to do; empty as soon as it can. */
    public Optional<String> problem(ClusterTarget target, Experiment experiment) throws InterruptedException {
        return problem(() -> Look.at(target, experiment));
    }

    Optional<String> problem(Supplier<Look> looks) throws InterruptedException {
        Instant start = clock.instant();
        Instant quietSince = start;
        String told = "";
        Look look = looks.get();
        while (true) {
            Optional<String> reason = reason(look, quietSince);
            if (reason.isEmpty()) {
                return Optional.empty();
            }
            if (!clock.instant().isBefore(start.plus(atMost))) {
                return reason.map(this::givenUp);
            }
            if (!reason.get().equals(told)) {
                told = reason.get();
                progress.accept("waiting: " + told);
            }
            pause.pause(BETWEEN_LOOKS);
            Look next = looks.get();
            quietSince = next.isAsQuietAs(look) ? quietSince : clock.instant();
            look = next;
        }
    }

    private Optional<String> reason(Look look, Instant quietSince) {
        return look.problem()
                .or(() -> clock.instant().isBefore(quietSince.plus(quiet))
                        ? Optional.of(
                                "the release fits; its pods must stay as they are for " + quiet.toSeconds() + " s")
                        : Optional.empty());
    }

    private String givenUp(String reason) {
        return atMost.isZero() ? reason : reason + " (waited " + atMost.toSeconds() + " s; --wait sets how long)";
    }

    /**
     * How the release is at one moment.
     *
     * @param problem why an experiment cannot begin
     * @param pods of its services, those that are ending too
     */
    record Look(Optional<String> problem, List<PodView> pods) {
        Look {
            pods = List.copyOf(pods);
        }

        static Look at(ClusterTarget target, Experiment experiment) {
            List<PodView> pods = target.recount().stream()
                    .filter(pod -> experiment.services().contains(pod.service()))
                    .toList();
            return new Look(
                    ClusterFit.problem(target, target::faults, experiment).or(() -> pods.stream()
                            .filter(PodView::ending)
                            .findFirst()
                            .map(pod -> "pod " + pod.name() + " is ending; is a rollout under way?")),
                    pods);
        }

        boolean isAsQuietAs(Look before) {
            return problem.isEmpty() && before.problem.isEmpty() && pods.equals(before.pods);
        }
    }
}
