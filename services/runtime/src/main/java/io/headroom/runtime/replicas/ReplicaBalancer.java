package io.headroom.runtime.replicas;

import io.grpc.ConnectivityState;
import io.grpc.ConnectivityStateInfo;
import io.grpc.EquivalentAddressGroup;
import io.grpc.LoadBalancer;
import io.grpc.Status;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Gives each replica its turn, except those that are not connected, say they are not ready, or are left out for their failures (see
 * {@link OutlierEjection}). Where no replica can take a call it fails at once with UNAVAILABLE: only the very first connection is waited for.
 * All methods run in gRPC's synchronization context.
 */
final class ReplicaBalancer extends LoadBalancer {
    private final Helper helper;
    private final LongSupplier nanoTime;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<EquivalentAddressGroup, Replica> replicas = new LinkedHashMap<>();
    private OutlierEjection ejection;

    ReplicaBalancer(Helper helper, LongSupplier nanoTime) {
        this.helper = helper;
        this.nanoTime = nanoTime;
    }

    @Override
    public Status acceptResolvedAddresses(ResolvedAddresses resolved) {
        if (ejection == null) {
            ejection = new OutlierEjection(
                    (EjectionSettings) resolved.getLoadBalancingPolicyConfig(),
                    nanoTime,
                    PeerAddresses.events(resolved.getAttributes()));
        }
        Set<EquivalentAddressGroup> wanted = new LinkedHashSet<>();
        resolved.getAddresses().forEach(group -> wanted.add(new EquivalentAddressGroup(group.getAddresses())));
        if (wanted.equals(replicas.keySet())) {
            return Status.OK;
        }
        replicas.entrySet().removeIf(known -> {
            boolean gone = !wanted.contains(known.getKey());
            if (gone) {
                known.getValue().leave();
            }
            return gone;
        });
        wanted.forEach(address -> replicas.computeIfAbsent(address, this::connect));
        publish();
        return Status.OK;
    }

    private Replica connect(EquivalentAddressGroup address) {
        Subchannel subchannel = helper.createSubchannel(
                CreateSubchannelArgs.newBuilder().setAddresses(address).build());
        Replica replica =
                new Replica(subchannel, ejection.join(address.getAddresses().toString()));
        subchannel.start(state -> changed(replica, state));
        subchannel.requestConnection();
        return replica;
    }

    private void changed(Replica replica, ConnectivityStateInfo state) {
        switch (state.getState()) {
            case READY -> replica.is(Replica.Connection.READY, Status.OK);
            case TRANSIENT_FAILURE -> {
                replica.is(Replica.Connection.DOWN, state.getStatus());
                helper.refreshNameResolution();
            }
            case IDLE -> {
                replica.is(down(replica), Status.UNAVAILABLE.withDescription("the connection was lost"));
                helper.refreshNameResolution();
                replica.subchannel().requestConnection();
            }
            case CONNECTING -> replica.is(down(replica), replica.problem());
            case SHUTDOWN -> {
                return;
            }
        }
        publish();
    }

    private static Replica.Connection down(Replica replica) {
        return replica.connection() == Replica.Connection.NEW ? Replica.Connection.NEW : Replica.Connection.DOWN;
    }

    private void publish() {
        List<Replica> ready = replicas.values().stream()
                .filter(replica -> replica.connection() == Replica.Connection.READY)
                .toList();
        if (!ready.isEmpty()) {
            helper.updateBalancingState(ConnectivityState.READY, new InTurn(ready, turn));
        } else if (replicas.values().stream().anyMatch(replica -> replica.connection() == Replica.Connection.NEW)) {
            helper.updateBalancingState(ConnectivityState.CONNECTING, new Same(PickResult.withNoResult()));
        } else {
            helper.updateBalancingState(ConnectivityState.TRANSIENT_FAILURE, new Same(PickResult.withError(problem())));
        }
    }

    private Status problem() {
        Status last = Status.UNAVAILABLE;
        for (Replica replica : replicas.values()) {
            last = replica.problem();
        }
        return Status.UNAVAILABLE
                .withDescription("none of " + replicas.size() + " replicas is ready: " + last.getDescription())
                .withCause(last.getCause());
    }

    @Override
    public void handleNameResolutionError(Status error) {
        if (replicas.isEmpty()) {
            helper.updateBalancingState(ConnectivityState.TRANSIENT_FAILURE, new Same(PickResult.withError(error)));
        }
    }

    @Override
    public void shutdown() {
        replicas.values().forEach(Replica::leave);
        replicas.clear();
    }

    /** The replicas that are ready, each in its turn. When all of them are left out, leaving out helps nobody. */
    private static final class InTurn extends SubchannelPicker {
        private final Replica[] ready;
        private final AtomicInteger turn;

        private InTurn(List<Replica> ready, AtomicInteger turn) {
            this.ready = ready.toArray(Replica[]::new);
            this.turn = turn;
        }

        @Override
        public PickResult pickSubchannel(PickSubchannelArgs args) {
            int first = Math.floorMod(turn.getAndIncrement(), ready.length);
            for (int i = 0; i < ready.length; i++) {
                Replica replica = ready[(first + i) % ready.length];
                if (replica.admits()) {
                    return replica.pick();
                }
            }
            return ready[first].pick();
        }
    }

    private static final class Same extends SubchannelPicker {
        private final PickResult result;

        private Same(PickResult result) {
            this.result = result;
        }

        @Override
        public PickResult pickSubchannel(PickSubchannelArgs args) {
            return result;
        }
    }
}
