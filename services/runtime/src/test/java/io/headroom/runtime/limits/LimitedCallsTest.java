package io.headroom.runtime.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.RankingGrpc;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitedCallsTest {
    private static final Duration LATE = Duration.ofMillis(40);

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger shed = new AtomicInteger();
    private final AdaptiveLimit limit = new AdaptiveLimit(new LimitSettings(10, 2, 20, 0.5, LATE), clock::get);
    private final BlockingQueue<StreamObserver<RankReply>> arrived = new LinkedBlockingQueue<>();
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        String name = InProcessServerBuilder.generateName();
        LimitedCalls interceptor = new LimitedCalls(limit, shed::incrementAndGet);
        server = InProcessServerBuilder.forName(name)
                .directExecutor()
                .addService(ServerInterceptors.intercept(new Holding(), interceptor))
                .addService(ServerInterceptors.intercept(new HealthStatusManager().getHealthService(), interceptor))
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void callBeyondTheLimit_isRefusedAtOnce_andTheNextIsTakenWhenOneHasEnded() throws Exception {
        for (int i = 0; i < 10; i++) {
            rank(new Ended());
        }
        Ended refused = new Ended();
        rank(refused);

        assertThat(refused.status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(shed).hasValue(1);
        assertThat(arrived).hasSize(10);

        answer();
        Ended taken = new Ended();
        rank(taken);
        answerAll();
        assertThat(taken.status()).isEqualTo(Status.Code.OK);
        assertThat(limit.inFlight()).isZero();
    }

    @Test
    void limitFalls_whenAnswersAreLate_andRises_whenTheyAreInTime() {
        rank(new Ended());
        clock.addAndGet(LATE.toNanos() + 1);
        answerAll();
        assertThat(limit.limit()).isEqualTo(5);

        for (int i = 0; i < 4; i++) {
            rank(new Ended());
        }
        answerAll();
        assertThat(limit.limit()).isGreaterThan(5);
    }

    @Test
    void limitFalls_whenACallWasGivenUpLate_butNotWhenEarly() {
        io.grpc.Context.CancellableContext early = io.grpc.Context.current().withCancellation();
        early.run(() -> rank(new Ended()));
        early.cancel(null);
        assertThat(limit.limit()).isEqualTo(10);

        io.grpc.Context.CancellableContext late = io.grpc.Context.current().withCancellation();
        late.run(() -> rank(new Ended()));
        clock.addAndGet(LATE.toNanos() + 1);
        late.cancel(null);
        assertThat(limit.limit()).isEqualTo(5);
        assertThat(limit.inFlight()).isZero();
    }

    @Test
    void healthChecks_passAndDoNotCount() {
        for (int i = 0; i < 10; i++) {
            rank(new Ended());
        }

        assertThat(HealthGrpc.newBlockingStub(channel)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatusValue())
                .isPositive();
        assertThat(limit.inFlight()).isEqualTo(10);
    }

    private void rank(Ended ended) {
        RankingGrpc.newStub(channel).rank(RankRequest.getDefaultInstance(), ended);
    }

    private void answer() throws InterruptedException {
        answer(arrived.poll(10, TimeUnit.SECONDS));
    }

    private void answerAll() {
        for (StreamObserver<RankReply> observer = arrived.poll(); observer != null; observer = arrived.poll()) {
            answer(observer);
        }
    }

    private static void answer(StreamObserver<RankReply> observer) {
        observer.onNext(RankReply.getDefaultInstance());
        observer.onCompleted();
    }

    private final class Holding extends RankingGrpc.RankingImplBase {
        @Override
        public void rank(RankRequest request, StreamObserver<RankReply> observer) {
            arrived.add(observer);
        }
    }

    private static final class Ended implements StreamObserver<RankReply> {
        private final BlockingQueue<Status.Code> status = new LinkedBlockingQueue<>();

        Status.Code status() throws InterruptedException {
            return status.poll(10, TimeUnit.SECONDS);
        }

        @Override
        public void onNext(RankReply reply) {}

        @Override
        public void onError(Throwable failure) {
            status.add(((StatusRuntimeException) failure).getStatus().getCode());
        }

        @Override
        public void onCompleted() {
            status.add(Status.Code.OK);
        }
    }
}
