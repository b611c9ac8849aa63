package io.headroom.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.CandidatesGrpc;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.StageReport;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import io.headroom.runtime.metrics.StageMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageClientTest {
    private static final Duration NOTHING_OWED = Duration.ZERO;
    private static final Budget BUDGET = new Budget(Map.of(), Duration.ofSeconds(20));
    private static final Budget SHORT = new Budget(Map.of(), Duration.ofMillis(200));
    private static final Scenario SCENARIO =
            new Scenario("test", 0.99, new Budget(Map.of(), Duration.ofSeconds(60)), Map.of("candidates", BUDGET));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Consumer<StreamObserver<GenerateReply>> behaviour = observer -> {};
    private volatile Duration grantedToServer = Duration.ZERO;
    private Server server;
    private ManagedChannel channel;
    private StageClient<GenerateRequest, GenerateReply> client;

    @BeforeEach
    void start() throws IOException {
        String name = InProcessServerBuilder.generateName();
        server = InProcessServerBuilder.forName(name)
                .addService(new Programmable())
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(name).build();
        client = client(BUDGET);
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void call_nestsTheReportsOfTheReply_whenTheStageAnswers() {
        StageReport nested =
                StageReport.newBuilder().setStage("candidates/features").build();
        behaviour = observer -> Replies.send(
                CompletableFuture.completedFuture(
                        GenerateReply.newBuilder().addStages(nested).build()),
                observer);

        StageAnswer<GenerateReply> answer = call(Duration.ofSeconds(60));

        assertThat(answer).isInstanceOf(StageAnswer.Answered.class);
        assertThat(answer.report().getOutcome()).isEqualTo(Outcome.OUTCOME_OK);
        assertThat(answer.report().getStagesList()).containsExactly(nested);
        assertThat(answer.report().getBudgetMicros()).isEqualTo(20_000_000);
        assertThat(meters.get(StageMetrics.STAGE_SECONDS)
                        .tag("outcome", "ok")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void call_carriesTheSmallerDeadlineToTheServer() {
        behaviour = observer -> Replies.fail(observer, new ServiceException(FailureCategory.INVALID, "limit is 0"));

        StageAnswer<GenerateReply> answer = call(Duration.ofSeconds(15));

        assertThat(answer.report().getBudgetMicros()).isLessThanOrEqualTo(15_000_000);
        assertThat(grantedToServer).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void call_fails_whenTheServerHangs() {
        client = client(SHORT);
        StageAnswer<GenerateReply> answer = call(Duration.ofSeconds(60));

        assertThat(failure(answer).category()).isEqualTo(FailureCategory.DEADLINE_EXCEEDED);
        assertThat(answer.report().getOutcome()).isEqualTo(Outcome.OUTCOME_DEADLINE_EXCEEDED);
        assertThat(answer.report().getSpentMicros())
                .isGreaterThanOrEqualTo(SHORT.timeout().toMillis() * 900);
    }

    @Test
    void call_isNotMade_whenLaterStagesAreOwedAllThatRemains() {
        StageAnswer<GenerateReply> answer = client.call(
                        GenerateRequest.getDefaultInstance(),
                        Deadline.after(Duration.ofSeconds(1), System::nanoTime),
                        Duration.ofSeconds(2))
                .join();

        assertThat(failure(answer).message()).contains("no time was left");
        assertThat(grantedToServer).isZero();
    }

    @Test
    void call_mapsEachCategoryThereAndBack() {
        for (FailureCategory category : FailureCategory.values()) {
            behaviour = observer -> Replies.fail(observer, new ServiceException(category, "because"));

            assertThat(failure(call(Duration.ofSeconds(60))).category()).isEqualTo(category);
        }
    }

    @Test
    void call_hidesTheDetails_whenTheServiceFailsUnforeseen() {
        behaviour = observer ->
                Replies.send(CompletableFuture.failedFuture(new IllegalStateException("secret detail")), observer);

        StageAnswer.Failed<GenerateReply> failed = failure(call(Duration.ofSeconds(60)));

        assertThat(failed.category()).isEqualTo(FailureCategory.ERROR);
        assertThat(failed.message()).doesNotContain("secret");
    }

    @Test
    void category_readsCancelledAsExpired() {
        assertThat(GrpcStatuses.category(Status.CANCELLED)).isEqualTo(FailureCategory.DEADLINE_EXCEEDED);
    }

    private StageClient<GenerateRequest, GenerateReply> client(Budget budget) {
        return new StageClient<>(
                "candidates",
                channel,
                CandidatesGrpc.getGenerateMethod(),
                budget,
                GenerateReply::getStagesList,
                new StageMetrics(meters, SCENARIO));
    }

    private StageAnswer<GenerateReply> call(Duration remaining) {
        return client.call(
                        GenerateRequest.getDefaultInstance(), Deadline.after(remaining, System::nanoTime), NOTHING_OWED)
                .orTimeout(90, TimeUnit.SECONDS)
                .join();
    }

    private static StageAnswer.Failed<GenerateReply> failure(StageAnswer<GenerateReply> answer) {
        assertThat(answer).isInstanceOf(StageAnswer.Failed.class);
        return (StageAnswer.Failed<GenerateReply>) answer;
    }

    private final class Programmable extends CandidatesGrpc.CandidatesImplBase {
        @Override
        public void generate(GenerateRequest request, StreamObserver<GenerateReply> observer) {
            grantedToServer = CallDeadline.current(Duration.ofDays(1)).remaining();
            behaviour.accept(observer);
        }
    }
}
