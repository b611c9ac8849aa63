package io.headroom.gateway.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.Outcome;
import io.headroom.gateway.ladder.RungName;
import io.headroom.gateway.process.FakePeers;
import io.headroom.gateway.process.GatewayUnderTest;
import io.headroom.gateway.process.SmallBundle;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an experiment may ask for by headers, where experiments are enabled. */
class ForcedRungIT {
    @RegisterExtension
    static final GatewayUnderTest GATEWAY =
            new GatewayUnderTest("headroom.experiments.enabled=true", "headroom.gateway.depth.forced=20");

    @ParameterizedTest
    @EnumSource(RungName.class)
    void recommend_answersFromTheForcedRung_andSaysSo(RungName rung) {
        peersDoAsForced();

        JsonPath answer = forced(rung).jsonPath();

        assertThat(answer.getString("degradation.rung")).isEqualTo(rung.name());
        assertThat(answer.getList("degradation.reasons", String.class)).contains("forced: " + rung);
        assertThat(answer.getList("items")).hasSize(10);
    }

    @Test
    void shallow_ranksTheFirstOnly_andFillsUpBehindThem() {
        JsonPath answer = header("X-Headroom-Rung", "SHALLOW", 60).jsonPath();

        assertThat(GATEWAY.peers().lastRank().getCandidates().getItemIdsCount()).isEqualTo(20);
        assertThat(GATEWAY.peers().lastRank().getCandidates().getSources(1).getScoresCount())
                .isEqualTo(20);
        assertThat(answer.getList("degradation.reasons", String.class))
                .containsExactly("forced: SHALLOW", "ranked 20 of 60: as the experiment wants");
        assertThat(answer.getLong("items[0].itemId")).isEqualTo(SmallBundle.itemIdOfRow(19));
        assertThat(answer.getLong("items[20].itemId")).isEqualTo(SmallBundle.itemIdOfRow(20));
        assertThat(answer.getList("items")).hasSize(60);
    }

    @Test
    void retrievalOrder_doesNotAskRanking_andPopularAsksNobody() {
        assertThat(forced(RungName.RETRIEVAL_ORDER).jsonPath().getList("ledger.stages.outcome", String.class))
                .containsExactly("OK", "SKIPPED", "OK");
        assertThat(forced(RungName.POPULAR).jsonPath().getList("ledger.stages.outcome", String.class))
                .containsExactly("SKIPPED", "SKIPPED", "OK");
    }

    @Test
    void staleFeatures_fallToDefault_whenAStageRemembersNothing() {
        GATEWAY.peers()
                .ranking((request, observer) -> FakePeers.answer(
                        observer,
                        FakePeers.probabilities(request).toBuilder()
                                .setFeatureUse(FeatureUse.FEATURE_USE_DEFAULT)
                                .build()));

        JsonPath answer = forced(RungName.STALE_FEATURES).jsonPath();

        assertThat(GATEWAY.peers().lastGenerate().getForcedFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_STALE);
        assertThat(GATEWAY.peers().lastRank().getForcedFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_STALE);
        assertThat(answer.getString("degradation.rung")).isEqualTo("DEFAULT_FEATURES");
        assertThat(answer.getList("degradation.reasons", String.class))
                .containsExactly("forced: STALE_FEATURES", "ranking/features: DEFAULT");
    }

    @Test
    void time_isThatOfTheRequest_whenItIsTold() {
        header("X-Headroom-Time", "1234567890", 10).then().statusCode(200);

        assertThat(GATEWAY.peers().lastGenerate().getTimeSeconds()).isEqualTo(1_234_567_890);
        assertThat(GATEWAY.peers().lastRank().getTimeSeconds()).isEqualTo(1_234_567_890);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Headroom-Rung, full",
        "X-Headroom-Rung, LOWEST",
        "X-Headroom-Time, 0",
        "X-Headroom-Time, -1",
        "X-Headroom-Time, 1e9",
        "X-Headroom-Time, 999999999999"
    })
    void recommend_refusesByName_whenAHeaderMakesNoSense(String name, String value) {
        JsonPath problem =
                header(name, value, 10).then().statusCode(400).extract().jsonPath();

        assertThat(problem.getString("type")).isEqualTo("urn:problem-type:headroom:invalid-field");
        assertThat(problem.getString("field")).isEqualTo(name);
        assertThat(problem.getString("value")).isEqualTo(value);
    }

    @Test
    void metrics_countForcedAnswersAsOthers() {
        forced(RungName.POPULAR);

        assertThat(GATEWAY.management().get("/q/metrics").asString())
                .containsPattern("headroom_answers_total\\{rung=\"POPULAR\",?} [1-9]");
    }

    private static void peersDoAsForced() {
        GATEWAY.peers()
                .candidates((request, observer) -> FakePeers.answer(
                        observer,
                        FakePeers.candidates().toBuilder()
                                .setFeatureUse(used(request.getForcedFeatureUse()))
                                .setStages(0, FakePeers.report("candidates/features", Outcome.OUTCOME_SKIPPED))
                                .build()));
        GATEWAY.peers()
                .ranking((request, observer) -> FakePeers.answer(
                        observer,
                        FakePeers.probabilities(request).toBuilder()
                                .setFeatureUse(used(request.getForcedFeatureUse()))
                                .setStages(0, FakePeers.report("ranking/features", Outcome.OUTCOME_SKIPPED))
                                .build()));
    }

    private static FeatureUse used(FeatureUse forced) {
        return forced == FeatureUse.FEATURE_USE_UNSPECIFIED ? FeatureUse.FEATURE_USE_FRESH : forced;
    }

    private static Response forced(RungName rung) {
        return header("X-Headroom-Rung", rung.name(), 10);
    }

    private static Response header(String name, String value, int limit) {
        return GATEWAY.http()
                .header(name, value)
                .contentType("application/json")
                .body("{\"userId\":42,\"limit\":" + limit + "}")
                .post("/v1/recommendations");
    }
}
