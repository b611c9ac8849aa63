package io.headroom.harness.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Sets up a connection: decode the answer, collect its body, hand it to the call that waits. */
final class ConnectionInitializer extends ChannelInitializer<Channel> {
    private static final int MAX_BODY_BYTES = 1 << 20;

    private final NettyTransport transport;

    ConnectionInitializer(NettyTransport transport) {
        this.transport = transport;
    }

    @Override
    protected void initChannel(Channel channel) {
        channel.pipeline()
                .addLast(
                        new HttpResponseDecoder(),
                        new HttpObjectAggregator(MAX_BODY_BYTES),
                        new ConnectionHandler(transport));
    }
}
