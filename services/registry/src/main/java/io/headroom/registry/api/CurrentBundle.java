package io.headroom.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.problems.ProblemKind;
import io.headroom.registry.store.Current;
import java.util.Optional;

/**
 * What is promoted.
 *
 * @param previous what a roll-back returns to; absent when there is nothing
 * @param promotion grows with each promotion and each roll-back
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CurrentBundle(String version, Optional<String> previous, long promotion) {
    /** @throws ProblemException NOTHING_PROMOTED */
    static CurrentBundle of(Current current) {
        return new CurrentBundle(
                current.version()
                        .orElseThrow(
                                () -> new ProblemException(
                                        ProblemKind.NOTHING_PROMOTED,
                                        "nothing is promoted yet; POST /v1/bundles/VERSION/promote promotes a published bundle")),
                current.previous(),
                current.promotion());
    }
}
