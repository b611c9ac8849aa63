package io.headroom.runtime.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.headroom.contracts.v1.CandidatesGrpc;
import io.headroom.contracts.v1.GenerateRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real connections on loopback ports. */
class ReplicaBalancingTest {
    private static final Duration TIMEOUT = Duration.ofMillis(70);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final EjectionSettings SETTINGS = new EjectionSettings(10, 5, Duration.ofSeconds(1), 0.5);

    private final AtomicInteger ejections = new AtomicInteger();
    private final LoopbackReplica one = new LoopbackReplica("one", 0);
    private LoopbackReplica two = new LoopbackReplica("two", 0);
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final ManagedChannel channel = channel(one.address() + "," + two.address());

    @AfterEach
    void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        one.close();
        two.close();
    }

    @Test
    void calls_goToBothInTurn() {
        bothServe();
        int before = one.calls();

        IntStream.range(0, 20).forEach(i -> answerer(PATIENCE));

        assertThat(one.calls() - before).isEqualTo(10);
    }

    @Test
    void hungReplica_isLeftOutAfterFiveLostCalls_andIsBackByItself() {
        bothServe();
        two.does(observer -> {});

        long lost =
                IntStream.range(0, 40).filter(i -> answerer(TIMEOUT).isEmpty()).count();
        assertThat(lost).isEqualTo(5);
        assertThat(ejections).hasPositiveValue();

        two.isWell();
        long wellAt = System.nanoTime();
        until(() -> answerer(PATIENCE).equals(Optional.of("two")));
        assertThat(Duration.ofNanos(System.nanoTime() - wellAt)).isLessThan(Duration.ofSeconds(2));
        assertThat(namesOf(4)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void failingReplica_isLeftOut_andBothAreAsked_whenBothFail() {
        bothServe();
        two.does(observer -> observer.onError(Status.INTERNAL.asRuntimeException()));
        long failed =
                IntStream.range(0, 40).filter(i -> answerer(PATIENCE).isEmpty()).count();
        assertThat(failed).isBetween(5L, 6L);

        one.does(observer -> observer.onError(Status.INTERNAL.asRuntimeException()));
        IntStream.range(0, 20).forEach(i -> answerer(PATIENCE));
        int asked = one.calls();
        IntStream.range(0, 20).forEach(i -> answerer(PATIENCE));
        assertThat(one.calls() - asked).as("the last one is never left out").isGreaterThanOrEqualTo(10);

        one.isWell();
        two.isWell();
        until(() -> namesOf(4).equals(Set.of("one", "two")));
    }

    @Test
    void replica_getsNoCalls_untilItSaysItIsReady() {
        bothServe();
        two.ready(false);
        until(() -> namesOf(10).equals(Set.of("one")));
        int calls = two.calls();
        IntStream.range(0, 20).forEach(i -> answerer(PATIENCE));
        assertThat(two.calls()).isEqualTo(calls);

        two.ready(true);
        until(() -> namesOf(4).equals(Set.of("one", "two")));
    }

    @Test
    void call_failsAtOnce_whenNoReplicaIsReadyOrThere() {
        ManagedChannel toOne = channel(two.address());
        assertThat(answerer(toOne, PATIENCE)).contains("two");
        two.ready(false);
        until(() -> answerer(toOne, PATIENCE).isEmpty());
        assertFailsAtOnce(toOne);

        two.ready(true);
        until(() -> answerer(toOne, PATIENCE).isPresent());
        two.close();
        until(() -> answerer(toOne, PATIENCE).isEmpty());
        assertFailsAtOnce(toOne);
    }

    @Test
    void replica_isBackSoon_whenItsProcessIsBack() {
        bothServe();
        int port = two.port();
        two.close();
        until(() -> namesOf(10).equals(Set.of("one")));

        two = new LoopbackReplica("two", port);
        channel.resetConnectBackoff();
        until(() -> namesOf(4).equals(Set.of("one", "two")));
    }

    /** As {@code PeerChannels} does all the time: where a name stands for the pods that are ready, replicas come and go by it. */
    @Test
    void addedReplica_getsCalls_andRemovedOneNone_whenPausesAreEnded() {
        ChangingAddresses name = new ChangingAddresses(one.address());
        NettyChannelBuilder builder =
                NettyChannelBuilder.forTarget(name.target()).usePlaintext();
        ReplicaBalancing.configure(builder, SETTINGS, ejections::incrementAndGet);
        ManagedChannel byName = builder.build();
        channels.add(byName);
        assertThat(answerer(byName, PATIENCE)).contains("one");

        name.are(one.address(), two.address());
        byName.resetConnectBackoff();
        until(() -> answerer(byName, PATIENCE).equals(Optional.of("two")));

        name.are(two.address());
        byName.resetConnectBackoff();
        until(() ->
                IntStream.range(0, 10).allMatch(i -> answerer(byName, PATIENCE).equals(Optional.of("two"))));
    }

    @Test
    void names_areLookedUp_andDnsTargetsAreTaken() {
        ManagedChannel byName = channel("dns:///localhost:" + one.port());

        assertThat(answerer(byName, PATIENCE)).contains("one");
    }

    @Test
    void parse_namesTheEntryThatIsNoAddress() {
        assertThat(PeerAddresses.parse("a:1, [::1]:2,dns:///c:3")).hasSize(3);
        assertThatThrownBy(() -> PeerAddresses.parse("a:1,b")).hasMessage("'b' of 'a:1,b' is not host:port of a peer");
    }

    private void assertFailsAtOnce(ManagedChannel from) {
        long begunAt = System.nanoTime();
        assertThatThrownBy(() -> call(from, Duration.ofMinutes(1)))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
        assertThat(Duration.ofNanos(System.nanoTime() - begunAt)).isLessThan(Duration.ofSeconds(5));
    }

    private void bothServe() {
        until(() -> namesOf(4).equals(Set.of("one", "two")));
    }

    private Set<String> namesOf(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> answerer(PATIENCE).orElse("nobody"))
                .collect(Collectors.toSet());
    }

    private Optional<String> answerer(Duration within) {
        return answerer(channel, within);
    }

    private static Optional<String> answerer(ManagedChannel from, Duration within) {
        try {
            return Optional.of(call(from, within));
        } catch (StatusRuntimeException e) {
            return Optional.empty();
        }
    }

    private static String call(ManagedChannel from, Duration within) {
        return CandidatesGrpc.newBlockingStub(from)
                .withDeadlineAfter(within.toNanos(), TimeUnit.NANOSECONDS)
                .generate(GenerateRequest.getDefaultInstance())
                .getBundle();
    }

    private ManagedChannel channel(String addresses) {
        NettyChannelBuilder builder = NettyChannelBuilder.forTarget(ReplicaBalancing.target(addresses))
                .usePlaintext();
        ReplicaBalancing.configure(builder, SETTINGS, ejections::incrementAndGet);
        ManagedChannel made = builder.build();
        channels.add(made);
        return made;
    }

    private static void until(BooleanSupplier condition) {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - giveUpAt).as("time spent waiting").isNegative();
        }
    }
}
