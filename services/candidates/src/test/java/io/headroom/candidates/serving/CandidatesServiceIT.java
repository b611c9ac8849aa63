package io.headroom.candidates.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.CandidatesGrpc;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.fixtures.FakeFeatureStore;
import io.headroom.fixtures.ServiceUnderTest;
import io.headroom.runtime.replicas.ReplicaBalancing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CandidatesWorld.class)
class CandidatesServiceIT {
    private static final long STRANGER = 7;

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
    void generate_mergesAllSources_whenUserIsKnown() {
        GenerateReply reply = generate(KnownUser.ID, 0);
        CandidateSet candidates = reply.getCandidates();

        assertThat(candidates.getItemIdsList()).hasSize(500).doesNotHaveDuplicates();
        assertThat(candidates.getSourcesList())
                .extracting(SourceScores::getSource)
                .containsExactly("two_tower", "co_visitation", "popular", "fresh");
        assertThat(candidates.getSourcesList()).allMatch(source -> source.getScoresCount() == 500);
        assertThat(scoreOf(candidates, "co_visitation", TinyBundle.id(102))).isNotNaN();
        assertThat(scoreOf(candidates, "fresh", TinyBundle.id(102))).isNaN();
        assertThat(reply.getColdStart()).isFalse();
        assertThat(reply.getBundle()).startsWith("19700101-000000-");
        assertThat(reply.getStages(0).getStage()).isEqualTo("candidates/features");
        assertThat(reply.getStages(0).getOutcome()).isEqualTo(Outcome.OUTCOME_OK);
    }

    @Test
    void generate_leavesOutWhatTheUserHasSeen() {
        List<Long> items = generate(KnownUser.ID, 1000).getCandidates().getItemIdsList();

        assertThat(items)
                .doesNotContain(TinyBundle.id(0), TinyBundle.id(4), TinyBundle.id(100), TinyBundle.id(50))
                .contains(TinyBundle.id(5), TinyBundle.id(102));
    }

    @Test
    void generate_saysColdStart_whenStoreKnowsNothingOfTheUser() {
        GenerateReply reply = generate(STRANGER, 50);
        CandidateSet candidates = reply.getCandidates();

        assertThat(reply.getColdStart()).isTrue();
        assertThat(candidates.getItemIdsList()).hasSize(50).contains(TinyBundle.id(0));
        assertThat(candidates.getSources(0).getScoresList()).containsOnly(Float.NaN);
        assertThat(candidates.getSources(1).getScoresList()).containsOnly(Float.NaN);
        assertThat(candidates.getSources(2).getScoresList())
                .isNotEqualTo(candidates.getSources(0).getScoresList());
    }

    @Test
    void generate_answersPopularAndFresh_whenFeatureStoreFails() {
        GenerateReply reply = generate(FakeFeatureStore.UNAVAILABLE_USER, 50);

        assertThat(reply.getCandidates().getItemIdsList()).hasSize(50);
        assertThat(reply.getColdStart()).isFalse();
        assertThat(reply.getStages(0).getOutcome()).isEqualTo(Outcome.OUTCOME_UNAVAILABLE);
    }

    @Test
    void generate_answersWithinItsDeadline_whenFeatureStoreStalls() {
        GenerateReply reply = generate(FakeFeatureStore.STALLING_USER, 50);

        assertThat(reply.getCandidates().getItemIdsList()).hasSize(50);
        assertThat(reply.getStages(0).getOutcome()).isEqualTo(Outcome.OUTCOME_DEADLINE_EXCEEDED);
    }

    @Test
    void generate_saysWhatFeaturesItUsed_andRemembersThem() {
        GenerateReply fresh = generate(KnownUser.ID, 100);
        assertThat(fresh.getFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_FRESH);

        GenerateReply stale = forced(KnownUser.ID, FeatureUse.FEATURE_USE_STALE);
        assertThat(stale.getFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_STALE);
        assertThat(stale.getCandidates().getItemIdsList())
                .isEqualTo(fresh.getCandidates().getItemIdsList());
        assertThat(stale.getStages(0).getOutcome()).isEqualTo(Outcome.OUTCOME_SKIPPED);

        GenerateReply none = forced(KnownUser.ID, FeatureUse.FEATURE_USE_DEFAULT);
        assertThat(none.getFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
        assertThat(none.getColdStart()).isFalse();
        assertThat(none.getCandidates().getSources(0).getScoresList()).containsOnly(Float.NaN);
        assertThat(forced(8_888, FeatureUse.FEATURE_USE_STALE).getFeatureUse())
                .isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
    }

    @Test
    void generate_answersPopularAndFresh_whenTheStoreAnswersNonsense() {
        GenerateReply reply = generate(KnownUser.NONSENSE_ID, 50);

        assertThat(reply.getCandidates().getItemIdsList()).hasSize(50);
        assertThat(reply.getFeatureUse()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
        assertThat(reply.getStages(0).getOutcome()).isEqualTo(Outcome.OUTCOME_ERROR);
    }

    @Test
    void generate_refusesByName_whenLimitIsOutOfRange() {
        for (int limit : new int[] {-1, 1001}) {
            assertThatThrownBy(() -> generate(STRANGER, limit))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
                    .hasMessageContaining("limit is " + limit + ", but must lie between 0 and 1000");
        }
    }

    @Test
    void metrics_nameSourcesAndQueue() throws Exception {
        generate(STRANGER, 50);

        assertThat(service.management("/q/metrics"))
                .contains("headroom_candidates_generation_seconds_bucket")
                .contains("headroom_candidates_from_source_sum{source=\"two_tower\"")
                .contains("headroom_candidates_cold_starts_total")
                .contains("headroom_feature_use_total{stage=\"candidates\",use=\"fresh\"")
                .contains("headroom_pool_queue_depth{pool=\"candidates\"")
                .contains("headroom_stage_seconds_bucket{outcome=\"ok\",stage=\"candidates/features\"")
                .contains("headroom_wasted_work_seconds_total{reason=\"cancelled\",stage=\"candidates\"}")
                .contains("headroom_hedges_total{stage=\"candidates/features\"}")
                .contains("headroom_retry_budget_exhausted_total{stage=\"candidates/features\"}");
    }

    @Test
    void generate_readsASecondTime_whenTheFirstReadIsLate() throws Exception {
        for (int i = 0; i < 150; i++) {
            generate(STRANGER, 1);
        }
        generate(FakeFeatureStore.STALLING_USER, 1);

        assertThat(service.management("/q/metrics"))
                .doesNotContain("headroom_hedges_total{stage=\"candidates/features\"} 0.0");
    }

    @Test
    void health_saysServingOnceWarm_andIsNoCall() throws Exception {
        for (String name : new String[] {ReplicaBalancing.READINESS, ""}) {
            assertThat(HealthGrpc.newBlockingStub(service.channel())
                            .withDeadlineAfter(20, TimeUnit.SECONDS)
                            .watch(HealthCheckRequest.newBuilder()
                                    .setService(name)
                                    .build())
                            .next()
                            .getStatus())
                    .isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        }

        assertThat(service.management("/q/metrics")).doesNotContain("grpc.health");
    }

    private GenerateReply generate(long user, int limit) {
        return CandidatesGrpc.newBlockingStub(service.channel())
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .generate(GenerateRequest.newBuilder()
                        .setRequestId("test")
                        .setUserId(user)
                        .setLimit(limit)
                        .build());
    }

    private GenerateReply forced(long user, FeatureUse use) {
        return CandidatesGrpc.newBlockingStub(service.channel())
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .generate(GenerateRequest.newBuilder()
                        .setRequestId("test")
                        .setUserId(user)
                        .setLimit(100)
                        .setForcedFeatureUse(use)
                        .build());
    }

    private static float scoreOf(CandidateSet candidates, String source, long item) {
        int at = candidates.getItemIdsList().indexOf(item);
        return candidates.getSourcesList().stream()
                .filter(scores -> scores.getSource().equals(source))
                .findFirst()
                .orElseThrow()
                .getScores(at);
    }
}
