package io.headroom.local.supervision;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A service in a process of its own: answers readiness as it is told to, and liveness always. */
final class FakeService {
    static final String READY = "ready";
    static final String NEVER_READY = "never-ready";
    static final String FAILS = "fails";
    static final String IGNORES_TERM = "ignores-term";
    /** Ready the first time, never again: a file beside its log says that there was a first time. */
    static final String READY_ONCE = "ready-once";

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
        boolean ready = !behaviour.equals(NEVER_READY) && !(behaviour.equals(READY_ONCE) && wasHereBefore());
        int status = ready ? 200 : 503;
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("listening on " + port);
        new CountDownLatch(1).await();
    }

    private static boolean wasHereBefore() throws IOException {
        Path mark = Path.of("was-here");
        if (Files.exists(mark)) {
            return true;
        }
        Files.createFile(mark);
        return false;
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
