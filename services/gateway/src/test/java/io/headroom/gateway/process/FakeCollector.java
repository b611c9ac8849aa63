package io.headroom.gateway.process;

import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes traces as an OpenTelemetry collector does: OTLP over gRPC. Keeps the messages as they came. */
public final class FakeCollector implements AutoCloseable {
    private static final String SERVICE = "opentelemetry.proto.collector.trace.v1.TraceService";

    private final BlockingQueue<byte[]> exports = new LinkedBlockingQueue<>();
    private final Server server;

    private FakeCollector() throws IOException {
        MethodDescriptor<byte[], byte[]> export = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Export"))
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerServiceDefinition.builder(SERVICE)
                        .addMethod(export, ServerCalls.asyncUnaryCall((spans, observer) -> {
                            exports.add(spans);
                            observer.onNext(new byte[0]);
                            observer.onCompleted();
                        }))
                        .build())
                .build()
                .start();
    }

    public static FakeCollector started() {
        try {
            return new FakeCollector();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** What is exported until all texts occur in it, or until so many seconds have passed. Protobuf keeps strings as they are. */
    public String awaitTexts(long seconds, List<String> wanted) throws InterruptedException {
        StringBuilder all = new StringBuilder();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (wanted.stream().anyMatch(text -> all.indexOf(text) < 0) && System.nanoTime() < end) {
            byte[] export = exports.poll(1, TimeUnit.SECONDS);
            if (export != null) {
                all.append(new String(export, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
