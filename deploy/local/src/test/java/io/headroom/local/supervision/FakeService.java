package io.headroom.local.supervision;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** A service in a process of its own: answers readiness as it is told to. */
final class FakeService {
    static final String READY = "ready";
    static final String NEVER_READY = "never-ready";
    static final String FAILS = "fails";
    static final String IGNORES_TERM = "ignores-term";

    private FakeService() {}

    /** Arguments: port, behaviour. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        String behaviour = arguments[1];
        if (behaviour.equals(FAILS)) {
            System.out.println("the bundle is damaged");
            System.exit(3);
        }
        if (behaviour.equals(IGNORES_TERM)) {
            Runtime.getRuntime().addShutdownHook(new Thread(FakeService::hang));
        }
        int status = behaviour.equals(NEVER_READY) ? 503 : 200;
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        System.out.println("listening on " + port);
        new CountDownLatch(1).await();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
