package io.headroom.harness.http;

import io.headroom.harness.driver.Attempt;
import io.headroom.harness.driver.Completion;
import io.headroom.harness.driver.Outcome.Failed;
import io.headroom.harness.driver.Outcome.Failure;
import io.headroom.harness.driver.Ticker;
import io.headroom.harness.driver.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * HTTP/1.1 with keep-alive on one event loop. A request takes the connection that was idle last, or opens one: the number of connections is
 * bounded by the requests in flight, never by a pool that would make a request wait for another's answer. The time to connect counts as
 * latency, the time until the loop takes a request up counts as send lag.
 */
public final class NettyTransport implements Transport {
    static {
        // Without it Netty calls sun.misc.Unsafe, and the JDK then warns at every start. Whoever sets the property
        // decides.
        if (System.getProperty("io.netty.noUnsafe") == null) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
    }

    private final NioEventLoopGroup group;
    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final RecommendationRequests requests;
    private final Ticker ticker;
    private final long timeoutNanos;
    /** Touched on the event loop only. */
    private final ArrayDeque<Channel> idle = new ArrayDeque<>();

    /**
     * @param target base URL with the scheme http
     * @param timeout after which an unanswered request is given up, counted from its intended start
     */
    public NettyTransport(URI target, int limit, String device, Duration timeout, Ticker ticker) {
        this.requests = new RecommendationRequests(target, limit, device);
        this.timeoutNanos = timeout.toNanos();
        this.ticker = ticker;
        this.group = new NioEventLoopGroup(1, new DefaultThreadFactory("load-io", true));
        this.loop = group.next();
        int port = target.getPort() < 0 ? 80 : target.getPort();
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()))
                .remoteAddress(new InetSocketAddress(target.getHost(), port))
                .handler(new ConnectionInitializer(this));
    }

    @Override
    public void send(Attempt attempt, Consumer<Completion> completions) {
        byte[] request = requests.bytes(attempt.userId());
        loop.execute(() -> start(new Call(attempt, completions, ticker.nanoTime()), request));
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    long now() {
        return ticker.nanoTime();
    }

    /** Takes back a connection whose answer is complete. */
    void release(Channel channel) {
        idle.push(channel);
    }

    /** Forgets a connection that has gone. */
    void forget(Channel channel) {
        idle.remove(channel);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // its end arrives as channelInactive
    void drop(Channel channel) {
        channel.close();
    }

    private void start(Call call, byte[] request) {
        long remaining = call.attempt().intendedNanos() + timeoutNanos - ticker.nanoTime();
        call.timeout(loop.schedule(() -> giveUp(call), remaining, TimeUnit.NANOSECONDS));
        Channel channel = idle.poll();
        if (channel != null) {
            write(channel, call, request);
        } else {
            bootstrap.connect().addListener((ChannelFuture connected) -> connected(connected, call, request));
        }
    }

    private void connected(ChannelFuture connected, Call call, byte[] request) {
        if (!connected.isSuccess()) {
            call.end(new Failed(ConnectionHandler.failureOf(connected.cause())), ticker.nanoTime());
        } else if (call.ended()) {
            release(connected.channel());
        } else {
            write(connected.channel(), call, request);
        }
    }

    private void write(Channel channel, Call call, byte[] request) {
        call.channel(channel);
        channel.pipeline().get(ConnectionHandler.class).expect(call);
        channel.writeAndFlush(Unpooled.wrappedBuffer(request)).addListener(written -> {
            if (!written.isSuccess()) {
                call.end(new Failed(Failure.CONNECTION_LOST), ticker.nanoTime());
                drop(channel);
            }
        });
    }

    private void giveUp(Call call) {
        call.end(new Failed(Failure.TIMEOUT), ticker.nanoTime());
        call.channel().ifPresent(this::drop);
    }
}
