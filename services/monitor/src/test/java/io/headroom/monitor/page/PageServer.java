package io.headroom.monitor.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.LongFunction;

/** The page's files as the service has them, with its headers, and a report of the test's choice. */
final class PageServer implements AutoCloseable {
    private static final String HEADER = "quarkus.http.header.\"";
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    private final HttpServer server;
    private final Properties settings = new Properties();
    private volatile LongFunction<MonitorReport> reports;

    /** @param reports gives the report of a moment */
    PageServer(LongFunction<MonitorReport> reports) throws IOException {
        this.reports = reports;
        try (InputStream in = resource("/application.properties")) {
            settings.load(in);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::file);
        server.createContext("/v1/monitor", this::report);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void show(LongFunction<MonitorReport> others) {
        reports = others;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void report(HttpExchange exchange) throws IOException {
        send(exchange, "application/json", ReportJson.write(reports.apply(System.currentTimeMillis())));
    }

    private void file(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.equals("/") ? "/index.html" : path;
        try (InputStream in = resource("/META-INF/resources" + name)) {
            if (in == null) {
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
                return;
            }
            send(exchange, TYPES.get(name.substring(name.lastIndexOf('.') + 1)), in.readAllBytes());
        }
    }

    private void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().put("Content-Type", List.of(type));
        settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(HEADER))
                .forEach(name -> exchange.getResponseHeaders()
                        .set(name.substring(HEADER.length(), name.lastIndexOf('"')), settings.getProperty(name)));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static InputStream resource(String path) {
        return PageServer.class.getResourceAsStream(path);
    }
}
