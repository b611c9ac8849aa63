package io.headroom.runtime.replicas;

import io.grpc.Attributes;
import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.Status;
import io.grpc.StatusOr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Resolves a peer's list of {@code host:port}; each address of each host name is a replica. Names are looked up again when a replica is lost and
 * each time gRPC is told to end its pauses, so that a replica that is added gets calls as soon as the JVM's cache of addresses lets it be seen.
 */
final class PeerAddresses extends NameResolver {
    static final String SCHEME = "peers";
    /** How a channel's builder hands over who watches its replicas; the resolver passes it on to the balancer. */
    static final Args.Key<EjectionEvents> EVENTS = Args.Key.create("ejection events");

    private static final Attributes.Key<EjectionEvents> EVENTS_OF_PEER = Attributes.Key.create("ejection events");

    private final List<InetSocketAddress> peers;
    private final Args args;
    private Listener2 listener;
    private boolean lookingUp;

    private PeerAddresses(List<InetSocketAddress> peers, Args args) {
        this.peers = peers;
        this.args = args;
    }

    /** Who watches the peer that was resolved with these attributes. */
    static EjectionEvents events(Attributes resolved) {
        EjectionEvents events = resolved.get(EVENTS_OF_PEER);
        return events == null ? EjectionEvents.IGNORED : events;
    }

    static String target(String addresses) {
        try {
            return new URI(SCHEME, "", "/" + addresses, null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + addresses + "' is no list of host:port", e);
        }
    }

    /** @throws IllegalArgumentException naming the entry that is not {@code host:port} */
    static List<InetSocketAddress> parse(String addresses) {
        List<InetSocketAddress> parsed = new ArrayList<>();
        for (String entry : addresses.split(",", -1)) {
            String address = entry.strip().replaceFirst("^dns:///", "");
            int colon = address.lastIndexOf(':');
            try {
                if (colon < 1) {
                    throw new IllegalArgumentException("no port");
                }
                String host = address.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
                parsed.add(InetSocketAddress.createUnresolved(host, Integer.parseInt(address.substring(colon + 1))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "'" + entry.strip() + "' of '" + addresses + "' is not host:port of a peer", e);
            }
        }
        return parsed;
    }

    @Override
    public String getServiceAuthority() {
        return peers.getFirst().getHostString() + ":" + peers.getFirst().getPort();
    }

    @Override
    public void start(Listener2 told) {
        listener = told;
        refresh();
    }

    @Override
    public void refresh() {
        if (lookingUp) {
            return;
        }
        lookingUp = true;
        // Literals take no time; a name may take seconds and must not hold up the channel.
        Executor executor =
                peers.stream().allMatch(PeerAddresses::isLiteral) ? Runnable::run : args.getOffloadExecutor();
        executor.execute(() -> {
            StatusOr<List<EquivalentAddressGroup>> found = lookUp();
            args.getSynchronizationContext().execute(() -> {
                lookingUp = false;
                listener.onResult2(ResolutionResult.newBuilder()
                        .setAddressesOrError(found)
                        .setAttributes(attributes())
                        .build());
            });
        });
    }

    @Override
    public void shutdown() {}

    private Attributes attributes() {
        EjectionEvents events = args.getArg(EVENTS);
        return events == null
                ? Attributes.EMPTY
                : Attributes.newBuilder().set(EVENTS_OF_PEER, events).build();
    }

    private StatusOr<List<EquivalentAddressGroup>> lookUp() {
        List<EquivalentAddressGroup> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (InetSocketAddress peer : peers) {
            try {
                for (InetAddress address : InetAddress.getAllByName(peer.getHostString())) {
                    found.add(new EquivalentAddressGroup(new InetSocketAddress(address, peer.getPort())));
                }
            } catch (UnknownHostException e) {
                unknown.add(peer.getHostString());
            }
        }
        return found.isEmpty()
                ? StatusOr.fromStatus(Status.UNAVAILABLE.withDescription("no such host: " + unknown))
                : StatusOr.fromValue(found);
    }

    private static boolean isLiteral(InetSocketAddress peer) {
        try {
            return InetAddress.ofLiteral(peer.getHostString()) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What gRPC finds the resolver by. */
    static final class Provider extends NameResolverProvider {
        @Override
        public NameResolver newNameResolver(URI target, Args args) {
            return SCHEME.equals(target.getScheme())
                    ? new PeerAddresses(parse(target.getPath().substring(1)), args)
                    : null;
        }

        @Override
        public String getDefaultScheme() {
            return SCHEME;
        }

        @Override
        protected boolean isAvailable() {
            return true;
        }

        /** Below the standard one, whose scheme stays the default for targets without any. */
        @Override
        protected int priority() {
            return 1;
        }
    }
}
