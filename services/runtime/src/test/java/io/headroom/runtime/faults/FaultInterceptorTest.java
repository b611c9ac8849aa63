package io.headroom.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ClientInterceptor;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.CandidatesGrpc;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a loopback connection: what is sent inside a process never becomes bytes, and so cannot be garbled. */
final class FaultInterceptorTest {
    private final Faults faults = new Faults(true, new SimpleMeterRegistry(), System::nanoTime);
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicReference<Duration> delayed = new AtomicReference<>(Duration.ZERO);
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .addService(new Echo())
                .intercept(new FaultInterceptor(faults, this::schedule))
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress(server.getListenSockets().getFirst())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    void calls_passUntouched_whenNothingIsInjected() {
        assertThat(call().getBundle()).isEqualTo("bundle of user 7");
        assertThat(delayed.get()).isZero();
    }

    @Test
    void delay_beginsTheCallLater_andItIsServedAllTheSame() {
        inject(new Fault.Delay(new DelayDistribution.Fixed(Duration.ofMillis(40))));
        assertThat(call().getBundle()).isEqualTo("bundle of user 7");
        assertThat(delayed.get()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void delay_doesNoWork_whenTheCallerHasGoneByThen() throws InterruptedException {
        inject(new Fault.Delay(new DelayDistribution.Fixed(Duration.ofSeconds(2))));
        assertStatus(Status.Code.DEADLINE_EXCEEDED, Duration.ofMillis(100));
        scheduler.shutdown();
        assertThat(scheduler.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(served).hasValue(0);
    }

    @Test
    void error_isAnsweredInsteadOfTheWork() {
        InjectedFault fault = inject(new Fault.Failure("RESOURCE_EXHAUSTED"));
        StatusRuntimeException failure = assertStatus(Status.Code.RESOURCE_EXHAUSTED, Duration.ofSeconds(20));
        assertThat(failure.getStatus().getDescription()).isEqualTo("injected fault " + fault.id());
        assertThat(served).hasValue(0);
        assertThat(fault.counts().fired()).isEqualTo(1);
    }

    @Test
    void drop_isNeverAnswered() {
        inject(new Fault.Drop());
        assertStatus(Status.Code.DEADLINE_EXCEEDED, Duration.ofMillis(200));
        assertThat(served).hasValue(0);
    }

    @Test
    void corrupt_changesTheAnswer_orMakesItUnreadable() {
        inject(new Fault.Corruption());
        for (int i = 0; i < 20; i++) {
            try {
                assertThat(call().getBundle()).isNotEqualTo("bundle of user 7");
            } catch (StatusRuntimeException unreadable) {
                assertThat(unreadable.getStatus().getCode()).isIn(Status.Code.CANCELLED, Status.Code.INTERNAL);
            }
        }
        assertThat(served).hasValue(20);
    }

    @Test
    void faults_partTwoServices_andLeaveOthersAlone() {
        faults.inject(new Fault(new Fault.Failure("UNAVAILABLE"), 1, Optional.of("ranking"), Optional.empty(), 1));
        assertThat(call(new CallerName("headroom-gateway")).getBundle()).isEqualTo("bundle of user 7");
        assertThatThrownBy(() -> call(new CallerName("headroom-ranking"))).hasMessageContaining("UNAVAILABLE");
    }

    private void schedule(Runnable task, Duration delay) {
        delayed.set(delay);
        var unused = scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private InjectedFault inject(Fault.Effect effect) {
        return faults.inject(new Fault(effect, 1, Optional.empty(), Optional.empty(), 9));
    }

    private StatusRuntimeException assertStatus(Status.Code code, Duration within) {
        var stub = CandidatesGrpc.newBlockingStub(channel).withDeadlineAfter(within);
        StatusRuntimeException failure = org.assertj.core.api.Assertions.catchThrowableOfType(
                StatusRuntimeException.class, () -> stub.generate(request()));
        assertThat(failure.getStatus().getCode()).isEqualTo(code);
        return failure;
    }

    private GenerateReply call(ClientInterceptor... interceptors) {
        return CandidatesGrpc.newBlockingStub(channel)
                .withInterceptors(interceptors)
                .withDeadlineAfter(Duration.ofSeconds(20))
                .generate(request());
    }

    private static GenerateRequest request() {
        return GenerateRequest.newBuilder().setUserId(7).build();
    }

    private final class Echo extends CandidatesGrpc.CandidatesImplBase {
        @Override
        public void generate(GenerateRequest request, StreamObserver<GenerateReply> observer) {
            served.incrementAndGet();
            observer.onNext(GenerateReply.newBuilder()
                    .setBundle("bundle of user " + request.getUserId())
                    .build());
            observer.onCompleted();
        }
    }
}
