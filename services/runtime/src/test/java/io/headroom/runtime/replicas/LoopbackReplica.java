package io.headroom.runtime.replicas;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.CandidatesGrpc;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A replica on a loopback port that does as it is told and names itself in its replies. */
final class LoopbackReplica implements AutoCloseable {
    private final String name;
    private final AtomicInteger calls = new AtomicInteger();
    private final HealthStatusManager health = new HealthStatusManager();
    private final Server server;
    private volatile Consumer<StreamObserver<GenerateReply>> behaviour = this::answer;

    LoopbackReplica(String name, int port) {
        this.name = name;
        health.setStatus(ReplicaBalancing.READINESS, ServingStatus.SERVING);
        try {
            server = NettyServerBuilder.forAddress(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                            InsecureServerCredentials.create())
                    .addService(new Candidates())
                    .addService(health.getHealthService())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    int calls() {
        return calls.get();
    }

    void does(Consumer<StreamObserver<GenerateReply>> next) {
        behaviour = next;
    }

    void isWell() {
        behaviour = this::answer;
    }

    void ready(boolean ready) {
        health.setStatus(ReplicaBalancing.READINESS, ready ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
    }

    private void answer(StreamObserver<GenerateReply> observer) {
        observer.onNext(GenerateReply.newBuilder().setBundle(name).build());
        observer.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Candidates extends CandidatesGrpc.CandidatesImplBase {
        @Override
        public void generate(GenerateRequest request, StreamObserver<GenerateReply> observer) {
            calls.incrementAndGet();
            behaviour.accept(observer);
        }
    }
}
