package io.headroom.features.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A real Redis server on a port of its own that flushes its log before it answers. It can be killed, suspended and started again. */
public final class RedisProcess implements AutoCloseable {
    private final Path directory;
    private final File executable;
    private final int port;
    private final List<String> settings;
    private Process process;

    private RedisProcess(Path directory, File executable, int port, List<String> settings) {
        this.directory = directory;
        this.executable = executable;
        this.port = port;
        this.settings = settings;
    }

    /** @param settings further arguments of the server, such as {@code --maxmemory 2mb} */
    public static RedisProcess start(Path directory, String... settings) {
        try {
            Path home = Files.createDirectories(directory);
            File executable =
                    ExecutableProvider.newJarResourceProvider(home.toFile()).get();
            RedisProcess redis = new RedisProcess(home, executable, freePort(), List.of(settings));
            redis.start();
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                executable.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                directory.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--save",
                ""));
        command.addAll(settings);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
        awaitPort();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    public void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private void awaitPort() throws IOException {
        long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                // An error while it still loads its log, or for want of a password.
                String answer = new String(socket.getInputStream().readNBytes(7), StandardCharsets.US_ASCII);
                if (answer.startsWith("+PONG") || answer.startsWith("-NOAUTH")) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() - giveUpAt > 0 || !process.isAlive()) {
                    throw new IOException(
                            "the server does not answer: " + Files.readString(directory.resolve("redis.log")), e);
                }
            }
            Thread.onSpinWait();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
