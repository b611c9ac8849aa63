package io.headroom.runtime.replicas;

import io.grpc.ClientStreamTracer;
import io.grpc.LoadBalancer.PickResult;
import io.grpc.LoadBalancer.Subchannel;
import io.grpc.Metadata;
import io.grpc.Status;

/** One replica: its connection, and what is known of how it answers. */
final class Replica {
    /** Whether calls can be sent. */
    enum Connection {
        /** Never reached yet: calls wait for the first attempt. */
        NEW,
        READY,
        /** Gone, or not ready as it says itself: calls must not wait for it. */
        DOWN
    }

    private final Subchannel subchannel;
    private final OutlierEjection.Member health;
    private final PickResult pick;
    private Connection connection = Connection.NEW;
    private Status problem = Status.UNAVAILABLE;

    Replica(Subchannel subchannel, OutlierEjection.Member health) {
        this.subchannel = subchannel;
        this.health = health;
        this.pick = PickResult.withSubchannel(subchannel, new Outcomes());
    }

    Subchannel subchannel() {
        return subchannel;
    }

    Connection connection() {
        return connection;
    }

    Status problem() {
        return problem;
    }

    void is(Connection now, Status why) {
        connection = now;
        problem = why;
    }

    boolean admits() {
        return health.admits();
    }

    PickResult pick() {
        return pick;
    }

    void leave() {
        health.leave();
        subchannel.shutdown();
    }

    /** Reports how each call of this replica ended. */
    private final class Outcomes extends ClientStreamTracer.Factory {
        @Override
        public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
            return new ClientStreamTracer() {
                @Override
                public void streamClosed(Status status) {
                    switch (CallVerdict.of(status, info.getCallOptions().getDeadline())) {
                        case ANSWERED -> health.answered();
                        case FAILED -> health.failed();
                        case INCONCLUSIVE -> health.inconclusive();
                    }
                }
            };
        }
    }
}
