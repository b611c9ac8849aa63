package io.headroom.harness.http;

import io.headroom.harness.driver.Outcome.Answered;
import io.headroom.harness.driver.Outcome.Failed;
import io.headroom.harness.driver.Outcome.Failure;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.net.ConnectException;
import java.util.Optional;

/** The reading end of one connection, which carries one call at a time. */
final class ConnectionHandler extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final NettyTransport transport;
    private Optional<Call> call = Optional.empty();

    ConnectionHandler(NettyTransport transport) {
        this.transport = transport;
    }

    void expect(Call next) {
        call = Optional.of(next);
    }

    static Failure failureOf(Throwable cause) {
        return switch (cause) {
            case ConnectTimeoutException _ -> Failure.TIMEOUT;
            case ConnectException _ -> Failure.CONNECTION_REFUSED;
            default -> Failure.CONNECTION_LOST;
        };
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        long done = transport.now();
        Optional<Call> answered = call;
        call = Optional.empty();
        if (answered.isEmpty() || response.decoderResult().isFailure()) {
            answered.ifPresent(waiting -> waiting.end(new Failed(Failure.BAD_ANSWER), done));
            transport.drop(context.channel());
            return;
        }
        if (HttpUtil.isKeepAlive(response)) {
            transport.release(context.channel());
        } else {
            transport.drop(context.channel());
        }
        byte[] body = ByteBufUtil.getBytes(response.content());
        answered.get().end(new Answered(response.status().code(), body), done);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        transport.forget(context.channel());
        fail(Failure.CONNECTION_LOST);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause instanceof java.io.IOException ? Failure.CONNECTION_LOST : Failure.BAD_ANSWER);
        transport.drop(context.channel());
    }

    private void fail(Failure failure) {
        call.ifPresent(waiting -> waiting.end(new Failed(failure), transport.now()));
        call = Optional.empty();
    }
}
