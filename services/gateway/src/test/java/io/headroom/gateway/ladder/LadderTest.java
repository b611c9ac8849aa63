package io.headroom.gateway.ladder;

import static io.headroom.contracts.v1.FeatureUse.FEATURE_USE_DEFAULT;
import static io.headroom.contracts.v1.FeatureUse.FEATURE_USE_FRESH;
import static io.headroom.contracts.v1.FeatureUse.FEATURE_USE_STALE;
import static io.headroom.gateway.ladder.RungName.DEFAULT_FEATURES;
import static io.headroom.gateway.ladder.RungName.FULL;
import static io.headroom.gateway.ladder.RungName.POPULAR;
import static io.headroom.gateway.ladder.RungName.RETRIEVAL_ORDER;
import static io.headroom.gateway.ladder.RungName.SHALLOW;
import static io.headroom.gateway.ladder.RungName.STALE_FEATURES;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.StageReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rung, and what makes the choice go from one to the next. */
class LadderTest {
    private static final int CANDIDATES = 4;
    private static final Optional<RungName> NOT_FORCED = Optional.empty();
    private static final Slate POPULAR_ITEMS =
            Slate.unranked(new long[] {70, 71}, new float[] {1, 0.5f}, i -> List.of());

    private final Ladder ladder = new Ladder(POPULAR_ITEMS);

    static Stream<Arguments> outcomes() {
        return Stream.of(
                // candidates, ranked, features, what a stage reports, rung
                Arguments.of(CANDIDATES, CANDIDATES, FEATURE_USE_FRESH, Outcome.OUTCOME_OK, FULL),
                Arguments.of(CANDIDATES, 2, FEATURE_USE_FRESH, Outcome.OUTCOME_OK, SHALLOW),
                Arguments.of(CANDIDATES, CANDIDATES, FEATURE_USE_STALE, Outcome.OUTCOME_UNAVAILABLE, STALE_FEATURES),
                Arguments.of(CANDIDATES, CANDIDATES, FEATURE_USE_STALE, Outcome.OUTCOME_OK, STALE_FEATURES),
                Arguments.of(CANDIDATES, 2, FEATURE_USE_STALE, Outcome.OUTCOME_UNAVAILABLE, STALE_FEATURES),
                // A stage that says it lacked nothing, but reports a failure of its own, is not trusted to be well.
                Arguments.of(CANDIDATES, CANDIDATES, FEATURE_USE_FRESH, Outcome.OUTCOME_ERROR, STALE_FEATURES),
                Arguments.of(
                        CANDIDATES,
                        CANDIDATES,
                        FEATURE_USE_DEFAULT,
                        Outcome.OUTCOME_DEADLINE_EXCEEDED,
                        DEFAULT_FEATURES),
                Arguments.of(CANDIDATES, 2, FEATURE_USE_DEFAULT, Outcome.OUTCOME_OK, DEFAULT_FEATURES),
                Arguments.of(CANDIDATES, 0, FEATURE_USE_FRESH, Outcome.OUTCOME_OK, RETRIEVAL_ORDER),
                Arguments.of(CANDIDATES, 0, FEATURE_USE_DEFAULT, Outcome.OUTCOME_UNAVAILABLE, RETRIEVAL_ORDER),
                Arguments.of(0, 0, FEATURE_USE_FRESH, Outcome.OUTCOME_OK, POPULAR),
                Arguments.of(0, 0, FEATURE_USE_FRESH, Outcome.OUTCOME_OVERLOADED, POPULAR));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void choose_takesTheBestRungThatCanAnswer(
            int candidates, int ranked, FeatureUse features, Outcome outcome, RungName rung) {
        Findings findings = findings(candidates, ranked, features, outcome, NOT_FORCED);

        assertThat(ladder.choose(findings, LadderTest::everything).rung()).isEqualTo(rung);
    }

    @ParameterizedTest
    @EnumSource(RungName.class)
    void choose_takesNoBetterRungThanTheForcedOne(RungName forced) {
        Findings findings =
                findings(CANDIDATES, CANDIDATES, FEATURE_USE_FRESH, Outcome.OUTCOME_OK, Optional.of(forced));

        assertThat(ladder.choose(findings, LadderTest::everything).rung()).isEqualTo(forced);
    }

    @Test
    void choose_fallsBelowTheForcedRung_whenItCannotBeHad() {
        Findings findings =
                findings(CANDIDATES, 0, FEATURE_USE_FRESH, Outcome.OUTCOME_UNAVAILABLE, Optional.of(STALE_FEATURES));

        assertThat(ladder.choose(findings, LadderTest::everything).rung()).isEqualTo(RETRIEVAL_ORDER);
    }

    @Test
    void choose_passesOverRungs_whenNothingCanBeChosenFromThem() {
        Findings findings = findings(CANDIDATES, CANDIDATES, FEATURE_USE_FRESH, Outcome.OUTCOME_OK, NOT_FORCED);

        Ladder.Step<Long> step = ladder.choose(
                findings,
                slate -> everything(slate).stream().filter(item -> item >= 70).toList());

        assertThat(step.rung()).isEqualTo(POPULAR);
        assertThat(step.choices()).containsExactly(70L, 71L);
        assertThat(step.emptied()).isTrue();
    }

    @Test
    void choose_endsWithNothing_onlyOnTheLastRung() {
        Ladder.Step<Long> step =
                ladder.choose(findings(0, 0, FEATURE_USE_FRESH, Outcome.OUTCOME_OK, NOT_FORCED), slate -> List.of());

        assertThat(step.rung()).isEqualTo(POPULAR);
        assertThat(step.choices()).isEmpty();
    }

    @Test
    void shallowSlate_holdsTheRankedFirst_andTheOthersAsRetrievalFoundThem() {
        Findings findings = findings(CANDIDATES, 2, FEATURE_USE_FRESH, Outcome.OUTCOME_OK, NOT_FORCED);

        Slate slate = new Shallow().offer(findings).orElseThrow();

        assertThat(slate.ranked()).isEqualTo(2);
        assertThat(slate.itemIds()).containsExactly(11, 10, 12, 13);
        assertThat(slate.scores()).startsWith(0.2f, 0.1f);
        for (int i = 1; i < slate.size(); i++) {
            assertThat(slate.scores()[i]).isBetween(0f, slate.scores()[i - 1]);
        }
    }

    @Test
    void defaultFeatures_keepTheOrderOfRetrieval_whateverTheRankerSaid() {
        Findings findings =
                findings(CANDIDATES, CANDIDATES, FEATURE_USE_DEFAULT, Outcome.OUTCOME_UNAVAILABLE, NOT_FORCED);

        Slate slate = new DefaultFeatures().offer(findings).orElseThrow();

        assertThat(slate.ranked()).isZero();
        assertThat(slate.itemIds()).containsExactly(10, 11, 12, 13);
    }

    @Test
    void reasons_nameFailures_callersBeforeThoseTheyCalled_andNotes() {
        StageReport nested = StageReport.newBuilder()
                .setStage("ranking/features")
                .setOutcome(Outcome.OUTCOME_UNAVAILABLE)
                .build();
        StageReport ranking = StageReport.newBuilder()
                .setStage("ranking")
                .setOutcome(Outcome.OUTCOME_ERROR)
                .addStages(nested)
                .build();
        Findings findings = new Findings(
                Optional.empty(), Optional.empty(), FEATURE_USE_FRESH, List.of(ranking), List.of("noted"), NOT_FORCED);

        assertThat(findings.reasons()).containsExactly("ranking: ERROR", "ranking/features: UNAVAILABLE", "noted");
    }

    private static List<Long> everything(Slate slate) {
        return Arrays.stream(slate.itemIds()).boxed().toList();
    }

    /** Candidates 10, 11 and so on; the later, the more probable. */
    private static Findings findings(
            int candidates, int ranked, FeatureUse features, Outcome outcome, Optional<RungName> forced) {
        CandidateSet.Builder set = CandidateSet.newBuilder();
        for (int i = 0; i < candidates; i++) {
            set.addItemIds(10 + i);
        }
        float[] probabilities = new float[ranked];
        for (int i = 0; i < ranked; i++) {
            probabilities[i] = (i + 1) / 10f;
        }
        StageReport report =
                StageReport.newBuilder().setStage("some").setOutcome(outcome).build();
        return new Findings(
                candidates == 0 ? Optional.empty() : Optional.of(set.build()),
                ranked == 0 ? Optional.empty() : Optional.of(probabilities),
                features,
                List.of(report),
                List.of(),
                forced);
    }
}
