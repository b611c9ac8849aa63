package io.headroom.ranking.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.RankingGrpc;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.fixtures.FakeFeatureStore;
import io.headroom.fixtures.ServiceUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RankingWorld.class)
class RankingServiceIT {
    private static final long USER = 42;

    private final ServiceUnderTest service = new ServiceUnderTest();

    @BeforeEach
    void awaitReady() throws Exception {
        service.awaitReady();
    }

    @AfterEach
    void disconnect() {
        service.close();
    }

    @Test
    void rank_givesProbabilityForEachCandidate() {
        RankReply reply = rank(USER, 500);

        assertThat(reply.getProbabilitiesList()).hasSize(500).allMatch(p -> p > 0 && p < 1);
        assertThat(reply.getBundle()).startsWith("19700101-000000-");
        assertThat(reply.getStagesList()).singleElement().satisfies(stage -> {
            assertThat(stage.getStage()).isEqualTo("ranking/features");
            assertThat(stage.getOutcome()).isEqualTo(Outcome.OUTCOME_OK);
            assertThat(stage.getBudgetMicros()).isEqualTo(3_000_000);
            assertThat(stage.getSpentMicros()).isPositive();
        });
    }

    @Test
    void rank_givesSameScores_whateverTheBatch() {
        List<Float> hundred = rank(USER, 100).getProbabilitiesList();
        List<Float> ten = rank(FakeFeatureStore.UNAVAILABLE_USER, 10).getProbabilitiesList();
        List<Float> thousand = rank(FakeFeatureStore.UNAVAILABLE_USER, 1000).getProbabilitiesList();

        assertThat(rank(USER, 100).getProbabilitiesList()).isEqualTo(hundred);
        for (int i = 0; i < 10; i++) {
            assertThat(thousand.get(i)).isCloseTo(ten.get(i), Offset.offset(1e-5f));
        }
    }

    @Test
    void rank_answersNothing_whenNothingIsAsked() {
        assertThat(rank(USER, 0).getProbabilitiesList()).isEmpty();
    }

    @Test
    void rank_ranksAsForStrangers_whenFeatureStoreFails() {
        RankReply reply = rank(FakeFeatureStore.UNAVAILABLE_USER, 20);

        assertThat(reply.getProbabilitiesList()).hasSize(20);
        assertThat(reply.getStages(0).getOutcome()).isEqualTo(Outcome.OUTCOME_UNAVAILABLE);
        assertThat(reply.getFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
    }

    @Test
    void rank_ranksAsForStrangersWithinItsDeadline_whenFeatureStoreStalls() {
        long startedAt = System.nanoTime();

        RankReply reply = rank(FakeFeatureStore.STALLING_USER, 20);

        assertThat(reply.getProbabilitiesList()).hasSize(20);
        assertThat(reply.getStages(0).getOutcome()).isEqualTo(Outcome.OUTCOME_DEADLINE_EXCEEDED);
        assertThat(System.nanoTime() - startedAt).isLessThan(TimeUnit.SECONDS.toNanos(15));
    }

    @Test
    void rank_saysWhatFeaturesItUsed_andRemembersThem() {
        RankReply fresh = rank(USER + 1, 20);
        assertThat(fresh.getFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_FRESH);

        RankReply stale = forced(USER + 1, FeatureUse.FEATURE_USE_STALE);
        assertThat(stale.getFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_STALE);
        assertThat(stale.getProbabilitiesList()).hasSize(20).allMatch(p -> p > 0 && p < 1);
        assertThat(stale.getStages(0).getOutcome()).isEqualTo(Outcome.OUTCOME_SKIPPED);

        RankReply none = forced(USER + 1, FeatureUse.FEATURE_USE_DEFAULT);
        assertThat(none.getFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
        assertThat(none.getProbabilitiesList()).isNotEqualTo(stale.getProbabilitiesList());
        assertThat(forced(USER + 2, FeatureUse.FEATURE_USE_STALE).getFeatureUse())
                .isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
    }

    @Test
    void rank_tellsTheFeaturesOfTheMostProbable_whenTheyAreFresh() {
        RankReply reply = logged(request(USER, 100));
        ScoredFeatures told = reply.getFeatures();

        assertThat(told.getItemIdsCount()).isEqualTo(10);
        assertThat(told.getItemValues().size())
                .isEqualTo(10 * TinyBundle.views().itemWidth() * Float.BYTES);
        assertThat(told.getUserValues().size()).isEqualTo(TinyBundle.views().userWidth() * Float.BYTES);
        List<Float> falling = reply.getProbabilitiesList().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        int first = request(USER, 100).getCandidates().getItemIdsList().indexOf(told.getItemIds(0));
        assertThat(reply.getProbabilities(first)).isEqualTo(falling.getFirst());
        assertThat(told.getDigest())
                .isEqualTo(logged(request(USER, 100)).getFeatures().getDigest());
    }

    @Test
    void rank_tellsNoFeatures_whenNoneAreWanted_orTheyAreNotFresh() {
        assertThat(rank(USER, 20).hasFeatures()).isFalse();
        assertThat(logged(request(FakeFeatureStore.UNAVAILABLE_USER, 20)).hasFeatures())
                .isFalse();
        assertThat(logged(request(USER, 20).toBuilder()
                                .setForcedFeatureUse(FeatureUse.FEATURE_USE_STALE)
                                .build())
                        .hasFeatures())
                .isFalse();
    }

    @Test
    void rank_doesWithoutFeatures_whenTheStoreAnswersNonsense() {
        RankReply reply = rank(RankingWorld.NONSENSE_USER, 20);

        assertThat(reply.getProbabilitiesList()).hasSize(20);
        assertThat(reply.getFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
        assertThat(reply.getStages(0).getOutcome()).isEqualTo(Outcome.OUTCOME_ERROR);
    }

    @Test
    void rank_refusesByName_whenRequestIsWrong() {
        assertThatThrownBy(() -> rank(USER, 1001))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
                .hasMessageContaining("candidates are 1001, but at most 1000 are ranked at once");
    }

    @Test
    void rank_failsAsExpired_whenNoTimeIsGranted() {
        assertThatThrownBy(() -> RankingGrpc.newBlockingStub(service.channel())
                        .withDeadlineAfter(1, TimeUnit.NANOSECONDS)
                        .rank(request(USER, 10)))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
    }

    @Test
    void metrics_nameBatchesAndQueue() throws Exception {
        rank(USER, 100);

        assertThat(service.management("/q/metrics"))
                .contains("headroom_ranking_forward_seconds_bucket", "headroom_ranking_batch_padded_rows_sum")
                .contains("headroom_pool_queue_depth{pool=\"ranking\"", "headroom_pool_queue_wait_seconds_bucket")
                .contains("headroom_feature_use_total{stage=\"ranking\",use=\"fresh\"")
                .contains("headroom_feature_nonsense_total{stage=\"ranking\"")
                .contains("headroom_pool_dropped_total{pool=\"ranking\",reason=\"expired\"")
                .contains("headroom_stage_seconds_bucket{outcome=\"ok\",stage=\"ranking/features\"");
    }

    @Test
    void liveness_isUp() throws Exception {
        assertThat(service.management("/q/health/live")).contains("\"status\": \"UP\"");
    }

    private RankReply rank(long user, int candidates) {
        return RankingGrpc.newBlockingStub(service.channel())
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .rank(request(user, candidates));
    }

    private RankReply logged(RankRequest request) {
        return RankingGrpc.newBlockingStub(service.channel())
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .rank(request.toBuilder()
                        .setLoggedCandidates(10)
                        .setLoggedValues(true)
                        .build());
    }

    private RankReply forced(long user, FeatureUse use) {
        return RankingGrpc.newBlockingStub(service.channel())
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .rank(request(user, 20).toBuilder().setForcedFeatureUse(use).build());
    }

    private static RankRequest request(long user, int candidates) {
        SourceScores.Builder popular = SourceScores.newBuilder().setSource("popular");
        for (int i = 0; i < candidates; i++) {
            popular.addScores(1f / (i + 1));
        }
        return RankRequest.newBuilder()
                .setRequestId("test")
                .setUserId(user)
                .setTimeSeconds(TinyBundle.DATA_AS_OF)
                .setCandidates(CandidateSet.newBuilder()
                        .addAllItemIds(LongStream.range(0, candidates)
                                .map(i -> TinyBundle.id((int) (i % RankingWorld.ITEMS)))
                                .boxed()
                                .toList())
                        .addSources(popular))
                .build();
    }
}
