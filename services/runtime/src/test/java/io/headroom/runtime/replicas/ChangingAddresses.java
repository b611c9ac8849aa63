package io.headroom.runtime.replicas;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** A name whose addresses are what the test says, told to a channel whenever it looks. */
final class ChangingAddresses extends NameResolverProvider {
    private static final String SCHEME = "changing";

    private volatile List<String> addresses;

    ChangingAddresses(String... first) {
        addresses = List.of(first);
        NameResolverRegistry.getDefaultRegistry().register(this);
    }

    String target() {
        return SCHEME + ":///peers";
    }

    void are(String... now) {
        addresses = List.of(now);
    }

    @Override
    public NameResolver newNameResolver(URI target, NameResolver.Args args) {
        return SCHEME.equals(target.getScheme()) ? new Look() : null;
    }

    @Override
    public String getDefaultScheme() {
        return SCHEME;
    }

    @Override
    protected boolean isAvailable() {
        return true;
    }

    @Override
    protected int priority() {
        return 1;
    }

    private final class Look extends NameResolver {
        private Listener2 told;

        @Override
        public String getServiceAuthority() {
            return "peers";
        }

        @Override
        public void start(Listener2 listener) {
            told = listener;
            refresh();
        }

        @Override
        public void refresh() {
            List<EquivalentAddressGroup> found = Stream.of(addresses.toArray(String[]::new))
                    .flatMap(address -> PeerAddresses.parse(address).stream())
                    .map(address -> new EquivalentAddressGroup(
                            new InetSocketAddress(address.getHostString(), address.getPort())))
                    .toList();
            var unused = told.onResult2(ResolutionResult.newBuilder()
                    .setAddressesOrError(StatusOr.fromValue(found))
                    .build());
        }

        @Override
        public void shutdown() {}
    }
}
