package io.headroom.harness.users;

import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import io.headroom.harness.target.ServedData;
import io.headroom.harness.target.TargetFacts;
import io.headroom.world.WorldException;
import io.headroom.world.truth.TrueRelevance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The world that a target's bundle was made from.
 *
 * @param data what the bundle says of it
 */
record PlayedWorld(TrueRelevance truth, ServedData data) {
    private static final String TRUTH = "truth";

    /**
     * Finds it among the directories of the options.
     *
     * @param notices told why nobody plays, when somebody might have
     * @return empty when there is none, or none fits, and none is required
     * @throws LoadException when one is required
     */
    static Optional<PlayedWorld> find(UserOptions options, TargetFacts facts, Consumer<String> notices) {
        List<String> reasons = new ArrayList<>();
        for (Path world : options.worlds()) {
            Optional<PlayedWorld> found = read(world, facts, reasons);
            if (found.isPresent()) {
                return found;
            }
        }
        if (options.required() || options.driftsBehaviour()) {
            throw new LoadException(
                    Kind.USAGE,
                    "no users can be played: "
                            + (reasons.isEmpty() ? "no world was named" : String.join("; ", reasons)));
        }
        if (!reasons.isEmpty()) {
            notices.accept("no users are played, nobody clicks: " + String.join("; ", reasons));
        }
        return Optional.empty();
    }

    private static Optional<PlayedWorld> read(Path world, TargetFacts facts, List<String> reasons) {
        if (!Files.isDirectory(world.resolve(TRUTH))) {
            reasons.add(world + " has no directory " + TRUTH);
            return Optional.empty();
        }
        if (facts.data().isEmpty()) {
            reasons.add("the target does not say what its bundle was made from");
            return Optional.empty();
        }
        try {
            TrueRelevance truth = TrueRelevance.read(world.resolve(TRUTH));
            return fitting(world, new PlayedWorld(truth, facts.data().get()), reasons);
        } catch (WorldException e) {
            reasons.add(e.getMessage());
            return Optional.empty();
        }
    }

    /** Another world of the same size cannot be told apart. */
    private static Optional<PlayedWorld> fitting(Path world, PlayedWorld played, List<String> reasons) {
        int items = played.truth.factors().items();
        int users = played.truth.factors().users();
        if (items != played.data.items() || users < played.data.users()) {
            reasons.add("%s has %d users and %d items, but the bundle %d and %d"
                    .formatted(world, users, items, played.data.users(), played.data.items()));
            return Optional.empty();
        }
        return Optional.of(played);
    }
}
