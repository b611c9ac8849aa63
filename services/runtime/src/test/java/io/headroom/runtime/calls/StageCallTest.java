package io.headroom.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.CandidatesGrpc;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.deadlines.CallScope;
import io.headroom.runtime.deadlines.Cancellation;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.metrics.StageMetrics;
import io.headroom.runtime.retries.AttemptMetrics;
import io.headroom.runtime.retries.Attempts;
import io.headroom.runtime.retries.Hedging;
import io.headroom.runtime.retries.RecentLatency;
import io.headroom.runtime.retries.RetryBudget;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stage's call does when an attempt fails, is late, or nobody waits any more. */
class StageCallTest {
    private static final Budget BUDGET = new Budget(Map.of(), Duration.ofSeconds(20));
    private static final Scenario SCENARIO =
            new Scenario("test", 0.99, new Budget(Map.of(), Duration.ofSeconds(60)), Map.of("candidates", BUDGET));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BlockingQueue<StreamObserver<GenerateReply>> arrived = new LinkedBlockingQueue<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        String name = InProcessServerBuilder.generateName();
        server = InProcessServerBuilder.forName(name)
                // So that calls arrive in the order they are sent in.
                .directExecutor()
                .addService(new Holding())
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(name).build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
        timers.shutdownNow();
    }

    @Test
    void unavailable_isTriedAgain_andTheLedgerHasOneLine() throws Exception {
        CompletableFuture<StageAnswer<GenerateReply>> answer = call(retrying(10));
        fail(Status.UNAVAILABLE);
        succeed("second");

        assertThat(get(answer).reply()).map(GenerateReply::getBundle).contains("second");
        assertThat(meters.counter(AttemptMetrics.RETRIES, "stage", "candidates").count())
                .isEqualTo(1);
        assertThat(meters.get(StageMetrics.STAGE_SECONDS).timers()).hasSize(1);
    }

    @Test
    void unavailable_isTriedNoMoreThanAllowed() throws Exception {
        CompletableFuture<StageAnswer<GenerateReply>> answer = call(retrying(10));
        fail(Status.UNAVAILABLE);
        fail(Status.UNAVAILABLE);
        fail(Status.UNAVAILABLE);

        assertThat(failure(answer).category()).isEqualTo(FailureCategory.UNAVAILABLE);
        assertThat(calls).hasValue(3);
    }

    @Test
    void unavailable_isNotTriedAgain_whenTheBudgetIsSpent() throws Exception {
        CompletableFuture<StageAnswer<GenerateReply>> answer = call(retrying(0));
        fail(Status.UNAVAILABLE);

        assertThat(failure(answer).category()).isEqualTo(FailureCategory.UNAVAILABLE);
        assertThat(calls).hasValue(1);
        assertThat(meters.counter(AttemptMetrics.EXHAUSTED, "stage", "candidates")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void otherFailures_andClientsThatSendOnce_areNotTriedAgain() throws Exception {
        CompletableFuture<StageAnswer<GenerateReply>> internal = call(retrying(10));
        fail(Status.INTERNAL);
        assertThat(failure(internal).category()).isEqualTo(FailureCategory.ERROR);
        CompletableFuture<StageAnswer<GenerateReply>> once = call(Attempts.once());
        fail(Status.UNAVAILABLE);
        assertThat(failure(once).category()).isEqualTo(FailureCategory.UNAVAILABLE);

        assertThat(calls).hasValue(2);
    }

    @Test
    void unreachablePeer_isNotTriedAgain() throws Exception {
        server.shutdownNow().awaitTermination();

        assertThat(failure(call(retrying(10))).category()).isEqualTo(FailureCategory.UNAVAILABLE);
        assertThat(meters.counter(AttemptMetrics.RETRIES, "stage", "candidates").count())
                .isZero();
    }

    @Test
    void lateRead_isSentTwice_theFirstSuccessWins_andTheLoserIsCancelled() throws Exception {
        CompletableFuture<StageAnswer<GenerateReply>> answer = call(hedging(10));
        StreamObserver<GenerateReply> first = next();
        succeed("hedge");

        assertThat(get(answer).reply()).map(GenerateReply::getBundle).contains("hedge");
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(((ServerCallStreamObserver<GenerateReply>) first).isCancelled())
                .isTrue();
        assertThat(meters.counter(AttemptMetrics.HEDGES, "stage", "candidates").count())
                .isEqualTo(1);
        assertThat(meters.counter(AttemptMetrics.HEDGES_WON, "stage", "candidates")
                        .count())
                .isEqualTo(1);
        assertThat(meters.get(StageMetrics.STAGE_SECONDS)
                        .tag("outcome", "ok")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void failedHedge_leavesTheFirstAttemptItsChance() throws Exception {
        CompletableFuture<StageAnswer<GenerateReply>> answer = call(hedging(1));
        StreamObserver<GenerateReply> first = next();
        fail(Status.INTERNAL);
        first.onNext(GenerateReply.newBuilder().setBundle("first").build());
        first.onCompleted();

        assertThat(get(answer).reply()).map(GenerateReply::getBundle).contains("first");
    }

    @Test
    void lateRead_isSentOnce_whenTheBudgetIsSpent() throws Exception {
        CompletableFuture<StageAnswer<GenerateReply>> answer = call(hedging(0));
        StreamObserver<GenerateReply> first = next();
        timers.submit(() -> {}).get(20, TimeUnit.SECONDS);
        first.onNext(GenerateReply.getDefaultInstance());
        first.onCompleted();

        assertThat(get(answer).reply()).isPresent();
        assertThat(calls).hasValue(1);
    }

    @Test
    void call_isCancelled_whenItsCallerGivesUp() throws Exception {
        Cancellation caller = new Cancellation();
        CompletableFuture<StageAnswer<GenerateReply>> answer = client(Attempts.once())
                .cancelledBy(caller)
                .call(GenerateRequest.getDefaultInstance(), inAMinute(), Duration.ZERO);
        StreamObserver<GenerateReply> first = next();
        caller.cancel();

        assertThat(failure(answer).message()).contains("the caller gave up");
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(((ServerCallStreamObserver<GenerateReply>) first).isCancelled())
                .isTrue();
    }

    @Test
    void call_isNotAnswered_whenItsCallerHadGivenUpBefore() throws Exception {
        Cancellation caller = new Cancellation();
        caller.cancel();

        assertThat(failure(client(Attempts.once())
                                .call(
                                        GenerateRequest.getDefaultInstance(),
                                        new CallScope(inAMinute(), caller),
                                        Duration.ZERO))
                        .message())
                .contains("the caller gave up");
    }

    @Test
    void unreadableReply_isAnError_longBeforeTheDeadline() throws Exception {
        MethodDescriptor<GenerateRequest, GenerateReply> garbled = CandidatesGrpc.getGenerateMethod().toBuilder(
                        CandidatesGrpc.getGenerateMethod().getRequestMarshaller(), new Unreadable())
                .build();
        StageClient<GenerateRequest, GenerateReply> client = new StageClient<>(
                "candidates",
                channel,
                garbled,
                BUDGET,
                GenerateReply::getStagesList,
                new StageMetrics(meters, SCENARIO));
        CompletableFuture<StageAnswer<GenerateReply>> answer =
                client.call(GenerateRequest.getDefaultInstance(), inAMinute(), Duration.ZERO);
        succeed("unread");

        assertThat(failure(answer).category()).isEqualTo(FailureCategory.ERROR);
    }

    private Attempts retrying(double reserve) {
        return attempts(reserve, Optional.empty());
    }

    private Attempts hedging(double reserve) {
        RecentLatency latency = new RecentLatency(0.95, 1, 1);
        latency.record(1);
        return attempts(reserve, Optional.of(new Hedging(Duration.ofNanos(1), latency, timers)));
    }

    private Attempts attempts(double reserve, Optional<Hedging> hedging) {
        return new Attempts(3, new RetryBudget(0, reserve), hedging, new AttemptMetrics(meters, "candidates"));
    }

    private StageClient<GenerateRequest, GenerateReply> client(Attempts attempts) {
        return new StageClient<>(
                "candidates",
                channel,
                CandidatesGrpc.getGenerateMethod(),
                BUDGET,
                GenerateReply::getStagesList,
                new StageMetrics(meters, SCENARIO),
                attempts);
    }

    private CompletableFuture<StageAnswer<GenerateReply>> call(Attempts attempts) {
        return client(attempts).call(GenerateRequest.getDefaultInstance(), inAMinute(), Duration.ZERO);
    }

    private static Deadline inAMinute() {
        return Deadline.after(Duration.ofMinutes(1), System::nanoTime);
    }

    private StreamObserver<GenerateReply> next() throws InterruptedException {
        StreamObserver<GenerateReply> observer = arrived.poll(20, TimeUnit.SECONDS);
        assertThat(observer).as("a call arrived").isNotNull();
        return observer;
    }

    private void fail(Status status) throws InterruptedException {
        next().onError(status.asRuntimeException());
    }

    private void succeed(String bundle) throws InterruptedException {
        StreamObserver<GenerateReply> observer = next();
        observer.onNext(GenerateReply.newBuilder().setBundle(bundle).build());
        observer.onCompleted();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(40, TimeUnit.SECONDS);
    }

    private static StageAnswer.Failed<GenerateReply> failure(CompletableFuture<StageAnswer<GenerateReply>> answer)
            throws Exception {
        StageAnswer<GenerateReply> ended = get(answer);
        assertThat(ended).isInstanceOf(StageAnswer.Failed.class);
        return (StageAnswer.Failed<GenerateReply>) ended;
    }

    private final class Holding extends CandidatesGrpc.CandidatesImplBase {
        @Override
        public void generate(GenerateRequest request, StreamObserver<GenerateReply> observer) {
            ((ServerCallStreamObserver<GenerateReply>) observer).setOnCancelHandler(cancelled::countDown);
            calls.incrementAndGet();
            arrived.add(observer);
        }
    }

    /** Reads every reply as garbage. */
    private static final class Unreadable implements MethodDescriptor.Marshaller<GenerateReply> {
        @Override
        public InputStream stream(GenerateReply value) {
            return new ByteArrayInputStream("garbage".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public GenerateReply parse(InputStream stream) {
            throw Status.INTERNAL
                    .withDescription("Invalid protobuf byte sequence")
                    .asRuntimeException();
        }
    }
}
