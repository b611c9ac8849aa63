package io.headroom.gateway.orchestration;

import static io.headroom.gateway.process.FakePeers.answer;
import static io.headroom.gateway.process.FakePeers.failing;
import static io.headroom.gateway.process.FakePeers.hanging;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.gateway.catalogue.Catalogue;
import io.headroom.gateway.catalogue.PopularItems;
import io.headroom.gateway.depth.DepthController;
import io.headroom.gateway.depth.DepthSettings;
import io.headroom.gateway.ladder.Ladder;
import io.headroom.gateway.ladder.RungName;
import io.headroom.gateway.process.FakePeers;
import io.headroom.gateway.process.SmallBundle;
import io.headroom.models.rerank.RerankSettings;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Percentile;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.DataClock;
import io.headroom.runtime.metrics.StageMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way of a request between peers on a real network, whatever they do: dead, hung, failing, answering garbage. */
class RequestWayTest {
    private static final Scenario SCENARIO = new Scenario(
            "test",
            0.99,
            budget(8_000),
            Map.of(
                    "candidates", budget(1_500),
                    "ranking", budget(1_500),
                    "rerank", budget(500)));
    private static final int MOST = 100;
    private static final int LEAST = 10;

    @TempDir
    static Path store;

    private static FakePeers peers;
    private static ManagedChannel channel;
    private static ScheduledExecutorService timer;
    private static RequestWay way;

    private final DepthController depth = new DepthController(new DepthSettings(MOST, LEAST, 1.5, 100, 2, 10));

    @BeforeAll
    static void connect() throws Exception {
        Bundle bundle = SmallBundle.publish(store);
        Catalogue catalogue = Catalogue.of(bundle);
        peers = new FakePeers();
        channel = Grpc.newChannelBuilder(peers.address(), InsecureChannelCredentials.create())
                .build();
        timer = Executors.newSingleThreadScheduledExecutor();
        way = new RequestWay(new Route(
                SCENARIO,
                new DataClock(bundle.manifest(), InstantSource.system()),
                new Ladder(PopularItems.of(bundle, catalogue, 200)),
                new Selection(catalogue, RerankSettings.defaults(), Set.of()),
                new ReplyChecks(catalogue, "v1", MOST),
                new LastResort(timer, Duration.ofMillis(50)),
                MOST,
                20,
                System::nanoTime));
        // The first calls load classes and connect, which a busy machine takes longer for than a call is granted.
        RequestWayTest first = new RequestWayTest();
        for (int i = 0; i < 3; i++) {
            ask(first.stages(channel));
        }
    }

    @AfterAll
    static void disconnect() {
        channel.shutdownNow();
        timer.shutdownNow();
        peers.close();
    }

    @BeforeEach
    void heal() {
        peers.allWell();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                trouble(RungName.FULL, FakePeers::allWell),
                trouble(RungName.POPULAR, p -> p.candidates(failing(Status.UNAVAILABLE)), "candidates: UNAVAILABLE"),
                trouble(RungName.POPULAR, p -> p.candidates(failing(Status.INTERNAL)), "candidates: ERROR"),
                trouble(RungName.POPULAR, p -> p.candidates(hanging()), "candidates: DEADLINE_EXCEEDED"),
                trouble(RungName.POPULAR, found(GenerateReply.getDefaultInstance()), "candidates: EMPTY"),
                trouble(RungName.POPULAR, found(items(1_000_000, 1)), "candidates: ERROR"),
                trouble(RungName.POPULAR, found(items(SmallBundle.itemIdOfRow(0), 0)), "candidates: ERROR"),
                trouble(RungName.POPULAR, found(uneven()), "candidates: ERROR"),
                trouble(RungName.RETRIEVAL_ORDER, p -> p.ranking(failing(Status.UNAVAILABLE)), "ranking: UNAVAILABLE"),
                trouble(
                        RungName.RETRIEVAL_ORDER,
                        p -> p.ranking(failing(Status.RESOURCE_EXHAUSTED)),
                        "ranking: OVERLOADED"),
                trouble(RungName.RETRIEVAL_ORDER, p -> p.ranking(hanging()), "ranking: DEADLINE_EXCEEDED"),
                trouble(RungName.RETRIEVAL_ORDER, ranked(60, Float.NaN), "ranking: ERROR"),
                trouble(RungName.RETRIEVAL_ORDER, ranked(60, -0.1f), "ranking: ERROR"),
                trouble(RungName.RETRIEVAL_ORDER, ranked(60, 1.1f), "ranking: ERROR"),
                trouble(RungName.RETRIEVAL_ORDER, ranked(59, 0.5f), "ranking: ERROR"),
                trouble(RungName.RETRIEVAL_ORDER, ranked(100_000, 0.5f), "ranking: ERROR"),
                trouble(
                        RungName.STALE_FEATURES,
                        features(FeatureUse.FEATURE_USE_STALE, Outcome.OUTCOME_ERROR),
                        "ranking/features: ERROR"),
                trouble(
                        RungName.STALE_FEATURES,
                        features(FeatureUse.FEATURE_USE_STALE, Outcome.OUTCOME_OK),
                        "ranking/features: STALE"),
                trouble(
                        RungName.DEFAULT_FEATURES,
                        features(FeatureUse.FEATURE_USE_DEFAULT, Outcome.OUTCOME_UNAVAILABLE),
                        "ranking/features: UNAVAILABLE"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void answer_comesInTime_withRungAndReasons(RungName rung, Consumer<FakePeers> trouble, List<String> reasons)
            throws Exception {
        trouble.accept(peers);

        Answer answer = ask(stages(channel));

        assertThat(answer.rung()).isEqualTo(rung);
        assertThat(answer.reasons()).isEqualTo(reasons);
        assertThat(answer.choices()).hasSize(10);
        assertThat(answer.spentMicros()).isLessThan(answer.budgetMicros());
    }

    @Test
    void answer_comesInTime_whenCallsAreLostForGood() throws Exception {
        Answer answer = ask(stages(new SwallowingChannel()));

        assertThat(answer.rung()).isEqualTo(RungName.POPULAR);
        assertThat(answer.reasons()).containsExactly("candidates: DEADLINE_EXCEEDED");
        assertThat(answer.spentMicros()).isBetween(1_500_000L, answer.budgetMicros());
    }

    @Test
    void answer_isShallow_whenRankingWasLate_andFullAgain_soonAfterItHasRecovered() throws Exception {
        Stages stages = stages(channel);
        assertThat(ask(stages).rung()).isEqualTo(RungName.FULL);
        peers.ranking(hanging());
        assertThat(ask(stages).rung()).isEqualTo(RungName.RETRIEVAL_ORDER);
        peers.allWell();

        Answer shallow = ask(stages);
        assertThat(shallow.rung()).isEqualTo(RungName.SHALLOW);
        assertThat(shallow.reasons()).containsExactly("ranked 30 of 60: ranking was late a moment ago");
        assertThat(peers.lastRank().getCandidates().getItemIdsCount()).isEqualTo(30);
        ask(stages);
        assertThat(ask(stages).rung()).isEqualTo(RungName.FULL);
    }

    @Test
    void answer_ranksWhatTimeAllows() throws Exception {
        teach(FakePeers.CANDIDATES, 2_250_000);

        Answer answer = ask(stages(channel));

        assertThat(answer.rung()).isEqualTo(RungName.SHALLOW);
        assertThat(answer.reasons()).singleElement().asString().matches("ranked (3\\d|40) of 60: 1[45]\\d\\d ms left");
    }

    @Test
    void answer_isInRetrievalOrder_andRankingNotAsked_whenTooFewAreAffordable() throws Exception {
        teach(FakePeers.CANDIDATES, 30_000_000);

        Answer answer = ask(stages(channel));

        assertThat(answer.rung()).isEqualTo(RungName.RETRIEVAL_ORDER);
        assertThat(answer.reasons()).containsExactly("ranked 0 of 60: 1500 ms left");
        assertThat(answer.reports().get(1).getOutcome()).isEqualTo(Outcome.OUTCOME_SKIPPED);
    }

    @Test
    void failures_teachNothingOfTheDepth() throws Exception {
        for (Status status :
                List.of(Status.UNAVAILABLE, Status.INTERNAL, Status.RESOURCE_EXHAUSTED, Status.CANCELLED)) {
            peers.ranking(failing(status));
            ask(stages(channel));
        }

        assertThat(depth.cap()).isEqualTo(MOST);
    }

    private void teach(int ranked, long micros) {
        for (int i = 0; i < 1_000; i++) {
            depth.answered(ranked, micros);
        }
    }

    private static Answer ask(Stages stages) throws Exception {
        return way.answer(new Query("test", 42, 10, Map.of(), Experiment.NONE, FeatureLogging.NONE), stages)
                .get(20, TimeUnit.SECONDS);
    }

    private Stages stages(Channel to) {
        return Stages.over(to, to, SCENARIO, new StageMetrics(new SimpleMeterRegistry(), SCENARIO), depth);
    }

    private static Budget budget(long timeoutMillis) {
        return new Budget(Map.of(Percentile.P99, Duration.ofMillis(100)), Duration.ofMillis(timeoutMillis));
    }

    private static Arguments trouble(RungName rung, Consumer<FakePeers> trouble, String... reasons) {
        return Arguments.of(rung, trouble, List.of(reasons));
    }

    private static Consumer<FakePeers> found(GenerateReply reply) {
        return p -> p.candidates((request, observer) -> answer(observer, reply));
    }

    private static Consumer<FakePeers> ranked(int count, float probability) {
        RankReply.Builder reply = RankReply.newBuilder();
        IntStream.range(0, count).forEach(i -> reply.addProbabilities(probability));
        return p -> p.ranking((request, observer) -> answer(observer, reply.build()));
    }

    private static Consumer<FakePeers> features(FeatureUse use, Outcome outcome) {
        return p -> p.ranking((request, observer) -> answer(
                observer,
                FakePeers.probabilities(request).toBuilder()
                        .setFeatureUse(use)
                        .setStages(0, FakePeers.report("ranking/features", outcome))
                        .build()));
    }

    private static GenerateReply items(long first, long step) {
        CandidateSet.Builder set = CandidateSet.newBuilder();
        IntStream.range(0, MOST).forEach(i -> set.addItemIds(first + step * i));
        return GenerateReply.newBuilder().setCandidates(set).build();
    }

    private static GenerateReply uneven() {
        return FakePeers.candidates().toBuilder()
                .setCandidates(FakePeers.candidates().getCandidates().toBuilder()
                        .addSources(SourceScores.newBuilder().setSource("short")))
                .build();
    }

    /** Takes calls and never says anything of them again, not even at their deadline. */
    private static final class SwallowingChannel extends Channel {
        @Override
        public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
            return new ClientCall<>() {
                @Override
                public void start(Listener<R> listener, Metadata headers) {}

                @Override
                public void request(int messages) {}

                @Override
                public void cancel(String message, Throwable cause) {}

                @Override
                public void halfClose() {}

                @Override
                public void sendMessage(Q message) {}
            };
        }

        @Override
        public String authority() {
            return "nowhere";
        }
    }
}
