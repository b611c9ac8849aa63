package io.headroom.gateway.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.gateway.process.FakePeers;
import io.headroom.gateway.process.GatewayUnderTest;
import io.headroom.gateway.process.SmallBundle;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is answered, whatever the peers do. */
class LadderIT {
    private static final long DENIED = SmallBundle.popularItem(0);
    private static final long REQUEST_TIMEOUT_MICROS = 12_000_000;

    @RegisterExtension
    static final GatewayUnderTest GATEWAY = new GatewayUnderTest(
            "headroom.gateway.deny-items=" + DENIED,
            // A test in which ranking is late must not make the next ones shallow.
            "headroom.gateway.depth.least=" + FakePeers.CANDIDATES);

    @Test
    void recommend_answersFull_whenAllIsWell() {
        JsonPath answer = recommend("{\"userId\":42,\"limit\":10,\"context\":{\"device\":\"tv\"}}");

        assertRung(answer, "FULL");
        assertThat(answer.getLong("userId")).isEqualTo(42);
        assertThat(answer.getString("bundle")).startsWith("20261120-101500-");
        List<Map<String, Object>> items = answer.getList("items");
        assertThat(items).hasSize(10);
        // The last candidate is the most probable one.
        long best = SmallBundle.itemIdOfRow(FakePeers.CANDIDATES - 1);
        assertThat(answer.getLong("items[0].itemId")).isEqualTo(best);
        assertThat(answer.getString("items[0].title")).isEqualTo(SmallBundle.title(best));
        assertThat(answer.getFloat("items[0].score")).isBetween(0.98f, 0.99f);
        assertThat(answer.getList("items[0].sources")).isEqualTo(List.of("two_tower"));
        assertThat(answer.getMap("")).doesNotContainKey("coldStart");
    }

    @Test
    void recommend_tellsThePeersWhatItWasTold() {
        String id = recommend("{\"userId\":42,\"context\":{\"device\":\"tv\"}}").getString("requestId");

        assertThat(GATEWAY.peers().lastGenerate().getUserId()).isEqualTo(42);
        assertThat(GATEWAY.peers().lastGenerate().getLimit()).isEqualTo(500);
        assertThat(GATEWAY.peers().lastGenerate().getRequestId()).isEqualTo(id);
        assertThat(GATEWAY.peers().lastRank().getRequestId()).isEqualTo(id);
        assertThat(GATEWAY.peers().lastRank().getContextMap()).containsExactly(Map.entry("device", "tv"));
        assertThat(GATEWAY.peers().lastRank().getTimeSeconds())
                .isEqualTo(GATEWAY.peers().lastGenerate().getTimeSeconds());
    }

    @Test
    void recommend_keepsTheLedger_whenAllIsWell() {
        JsonPath answer = recommend("{\"userId\":42}");

        assertThat(answer.getList("ledger.stages.stage")).isEqualTo(List.of("candidates", "ranking", "rerank"));
        assertThat(answer.getList("ledger.stages.outcome")).isEqualTo(List.of("OK", "OK", "OK"));
        assertThat(answer.getList("ledger.stages[0].stages.stage")).isEqualTo(List.of("candidates/features"));
        assertThat(answer.getList("ledger.stages[1].stages.stage")).isEqualTo(List.of("ranking/features"));
        assertThat(answer.getLong("ledger.stages[0].budgetMicros")).isEqualTo(4_000_000);
        assertThat(answer.getLong("ledger.stages[1].budgetMicros")).isEqualTo(3_000_000);
        assertThat(answer.getLong("ledger.stages[0].stages[0].spentMicros")).isEqualTo(500);
    }

    @Test
    void recommend_answersInRetrievalOrder_whenRankingFails() {
        GATEWAY.peers().ranking(FakePeers.failing(Status.INTERNAL.withDescription("java.lang.Oops at Line 1")));

        JsonPath answer = recommend("{\"userId\":42,\"limit\":100}");

        assertRung(answer, "RETRIEVAL_ORDER", "ranking: ERROR");
        assertThat(answer.getLong("items[0].itemId")).isEqualTo(SmallBundle.itemIdOfRow(0));
        assertThat(answer.getLong("items[1].itemId")).isEqualTo(SmallBundle.itemIdOfRow(1));
        assertThat(answer.getList("items[0].sources")).isEqualTo(List.of("two_tower", "fresh"));
        assertThat(answer.getList("items")).hasSize(FakePeers.CANDIDATES);
        assertThat(answer.prettify()).doesNotContain("Oops");
    }

    @Test
    void recommend_answersInRetrievalOrder_whenRankingHangs() {
        GATEWAY.peers().ranking(FakePeers.hanging());

        JsonPath answer = recommend("{\"userId\":42}");

        assertRung(answer, "RETRIEVAL_ORDER", "ranking: DEADLINE_EXCEEDED");
        assertThat(answer.getLong("ledger.stages[1].budgetMicros")).isEqualTo(3_000_000);
        assertThat(answer.getLong("ledger.stages[1].spentMicros")).isGreaterThanOrEqualTo(2_900_000);
    }

    @Test
    void recommend_answersWhatIsPopular_whenCandidatesHang() {
        GATEWAY.peers().candidates(FakePeers.hanging());

        JsonPath answer = recommend("{\"userId\":42,\"limit\":100}");

        assertRung(answer, "POPULAR", "candidates: DEADLINE_EXCEEDED");
        assertThat(answer.getList("ledger.stages.outcome")).isEqualTo(List.of("DEADLINE_EXCEEDED", "SKIPPED", "OK"));
        assertThat(answer.getLong("ledger.stages[1].spentMicros")).isZero();
        assertThat(answer.getList("items")).hasSize(100);
        assertThat(answer.getList("items[0].sources")).isEqualTo(List.of("popular"));
    }

    @Test
    void recommend_leavesOutDeniedItems_onEveryRung() {
        GATEWAY.peers().candidates(FakePeers.failing(Status.UNAVAILABLE));

        JsonPath answer = recommend("{\"userId\":42}");

        assertRung(answer, "POPULAR", "candidates: UNAVAILABLE");
        assertThat(answer.getLong("items[0].itemId")).isEqualTo(SmallBundle.popularItem(1));
    }

    @Test
    void recommend_namesTheCategory_whenAStageSheds() {
        GATEWAY.peers().candidates(FakePeers.failing(Status.RESOURCE_EXHAUSTED));

        assertRung(recommend("{\"userId\":42}"), "POPULAR", "candidates: OVERLOADED");
    }

    @Test
    void recommend_saysSo_whenAStageDidWithoutFeatures() {
        GATEWAY.peers()
                .ranking((request, observer) -> FakePeers.answer(
                        observer,
                        FakePeers.probabilities(request).toBuilder()
                                .setStages(0, FakePeers.report("ranking/features", Outcome.OUTCOME_DEADLINE_EXCEEDED))
                                .build()));

        assertRung(recommend("{\"userId\":42}"), "DEFAULT_FEATURES", "ranking/features: DEADLINE_EXCEEDED");
    }

    @Test
    void recommend_isNotDegraded_whenTheUserIsNew() {
        GATEWAY.peers()
                .candidates((request, observer) -> FakePeers.answer(
                        observer,
                        FakePeers.candidates().toBuilder().setColdStart(true).build()));

        JsonPath answer = recommend("{\"userId\":9000000000000000000}");

        assertRung(answer, "FULL");
        assertThat(answer.getBoolean("coldStart")).isTrue();
    }

    @Test
    void recommend_answersWhatIsPopular_whenNoCandidateIsFound() {
        GATEWAY.peers()
                .candidates((request, observer) -> FakePeers.answer(observer, GenerateReply.getDefaultInstance()));

        JsonPath answer = recommend("{\"userId\":42}");

        assertRung(answer, "POPULAR", "candidates: EMPTY");
        assertThat(answer.getList("ledger.stages.outcome")).isEqualTo(List.of("OK", "SKIPPED", "OK"));
    }

    @Test
    void recommend_distrustsCandidates_whenColumnsDifferInLength() {
        GATEWAY.peers()
                .candidates((request, observer) -> FakePeers.answer(
                        observer,
                        GenerateReply.newBuilder()
                                .setCandidates(CandidateSet.newBuilder()
                                        .addItemIds(9_999)
                                        .addSources(SourceScores.newBuilder().setSource("short")))
                                .build()));

        assertRung(recommend("{\"userId\":42}"), "POPULAR", "candidates: ERROR");
    }

    @Test
    void recommend_distrustsRanking_whenProbabilitiesAreMissingOrNone() {
        List<RankReply> garbage = List.of(
                RankReply.getDefaultInstance(),
                RankReply.newBuilder().addProbabilities(0.5f).build(),
                withFirstProbability(Float.NaN),
                withFirstProbability(1.5f),
                withFirstProbability(Float.NEGATIVE_INFINITY));
        for (RankReply reply : garbage) {
            GATEWAY.peers().ranking((request, observer) -> FakePeers.answer(observer, reply));

            JsonPath answer = recommend("{\"userId\":42}");

            assertRung(answer, "RETRIEVAL_ORDER", "ranking: ERROR");
            assertThat(answer.getString("ledger.stages[1].outcome")).isEqualTo("ERROR");
        }
    }

    @Test
    void recommend_dropsUnknownAndRepeatedItems() {
        CandidateSet.Builder set = CandidateSet.newBuilder();
        for (long item : new long[] {-5, 9_999, 9_999, Long.MAX_VALUE, 9_998, 9_997}) {
            set.addItemIds(item);
        }
        GATEWAY.peers()
                .candidates((request, observer) -> FakePeers.answer(
                        observer, GenerateReply.newBuilder().setCandidates(set).build()));

        JsonPath answer = recommend("{\"userId\":42}");

        assertRung(answer, "FULL");
        assertThat(answer.getList("items.itemId", Long.class)).containsExactly(9_997L, 9_998L, 9_999L);
        assertThat(answer.getList("items[0].sources")).isEmpty();
    }

    @Test
    void recommend_saysSo_whenAStageUsedFeaturesOfBefore() {
        GATEWAY.peers()
                .candidates((request, observer) -> FakePeers.answer(
                        observer,
                        FakePeers.candidates().toBuilder()
                                .setFeatureUse(FeatureUse.FEATURE_USE_STALE)
                                .setStages(0, FakePeers.report("candidates/features", Outcome.OUTCOME_UNAVAILABLE))
                                .build()));

        assertRung(recommend("{\"userId\":42}"), "STALE_FEATURES", "candidates/features: UNAVAILABLE");
    }

    @Test
    void recommend_hasTheWorstOfTheStages_whenTheyDiffer() {
        GATEWAY.peers()
                .candidates((request, observer) -> FakePeers.answer(
                        observer,
                        FakePeers.candidates().toBuilder()
                                .setFeatureUse(FeatureUse.FEATURE_USE_DEFAULT)
                                .build()));
        GATEWAY.peers()
                .ranking((request, observer) -> FakePeers.answer(
                        observer,
                        FakePeers.probabilities(request).toBuilder()
                                .setFeatureUse(FeatureUse.FEATURE_USE_STALE)
                                .build()));

        assertRung(
                recommend("{\"userId\":42}"),
                "DEFAULT_FEATURES",
                "candidates/features: DEFAULT",
                "ranking/features: STALE");
    }

    @Test
    void recommend_distrustsCandidates_whenMostAreUnknownRepeatedOrTooMany() {
        List<LongStream> garbage = List.of(
                LongStream.range(100_000, 100_500),
                LongStream.generate(() -> SmallBundle.itemIdOfRow(3)).limit(500),
                LongStream.range(0, 200_000));
        for (LongStream items : garbage) {
            GenerateReply reply = GenerateReply.newBuilder()
                    .setCandidates(CandidateSet.newBuilder()
                            .addAllItemIds(items.boxed().toList()))
                    .build();
            GATEWAY.peers().candidates((request, observer) -> FakePeers.answer(observer, reply));

            assertRung(recommend("{\"userId\":42}"), "POPULAR", "candidates: ERROR");
        }
    }

    @Test
    void recommend_goesDownARung_whenNoCandidatePassesTheRules() {
        GATEWAY.peers()
                .candidates((request, observer) -> FakePeers.answer(
                        observer,
                        GenerateReply.newBuilder()
                                .setCandidates(CandidateSet.newBuilder().addItemIds(SmallBundle.popularItem(0)))
                                .build()));

        assertRung(recommend("{\"userId\":42}"), "POPULAR", "candidates: none passed the rules");
    }

    @Test
    void recommend_hearsNoExperiment_whenTheyAreNotEnabled() {
        JsonPath answer = GATEWAY.http()
                .header("X-Headroom-Rung", "POPULAR")
                .header("X-Headroom-Time", "nonsense")
                .contentType("application/json")
                .body("{\"userId\":42}")
                .post("/v1/recommendations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertRung(answer, "FULL");
    }

    private static RankReply withFirstProbability(float probability) {
        RankReply.Builder reply = RankReply.newBuilder().addProbabilities(probability);
        for (int i = 1; i < FakePeers.CANDIDATES; i++) {
            reply.addProbabilities(0.5f);
        }
        return reply.build();
    }

    private static JsonPath recommend(String body) {
        return GATEWAY.http()
                .contentType("application/json")
                .body(body)
                .post("/v1/recommendations")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();
    }

    /** Checks the rung, its reasons, and what holds of every ledger. */
    private static void assertRung(JsonPath answer, String rung, String... reasons) {
        assertThat(answer.getString("degradation.rung")).isEqualTo(rung);
        assertThat(answer.getList("degradation.reasons", String.class)).containsExactly(reasons);
        assertThat(answer.getLong("ledger.budgetMicros")).isEqualTo(REQUEST_TIMEOUT_MICROS);
        long spent = answer.getLong("ledger.spentMicros");
        long spentByStages = answer.getList("ledger.stages.spentMicros", Long.class).stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(spentByStages).isLessThanOrEqualTo(spent);
        List<Long> granted = answer.getList("ledger.stages.budgetMicros", Long.class);
        assertThat(granted).allSatisfy(budget -> assertThat(budget).isBetween(0L, REQUEST_TIMEOUT_MICROS));
    }
}
