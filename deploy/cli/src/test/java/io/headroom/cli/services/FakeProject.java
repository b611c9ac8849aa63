package io.headroom.cli.services;

import io.headroom.pipeline.PipelineMain;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A built tree whose services are small programs. */
public record FakeProject(Path root) {
    private static final List<String> SERVICES =
            List.of("broker", "features", "candidates", "ranking", "gateway", "monitor");
    private static final List<Integer> DEFAULT_PORTS =
            List.of(7101, 7102, 7103, 8080, 9101, 9102, 9103, 9080, 6080, 6081, 6092, 6093, 6094);

    public void build() throws IOException {
        for (String service : SERVICES) {
            Path jar = root.resolve("services").resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            writeJar(jar, FakeQuarkusService.class);
        }
        Path experiments = Files.createDirectories(root.resolve("deploy/chaos"));
        Files.copy(Path.of("../chaos/kill-ranking.yaml"), experiments.resolve("kill-ranking.yaml"));
    }

    public void buildPipeline() throws IOException {
        Path target = root.resolve("services/pipeline/target");
        Files.createDirectories(target.resolve("lib"));
        writeJar(target.resolve("headroom-pipeline-1.jar"), PipelineMain.class);
    }

    public void publishBundle(String version) throws IOException {
        Path store = root.resolve("target/headroom/bundles");
        Files.createDirectories(store);
        Files.writeString(store.resolve("CURRENT"), version + "\n");
    }

    /** A number that added to every default port gives only free ones. */
    public static int freePortOffset() throws IOException {
        Random random = new Random();
        for (int attempt = 0; attempt < 100; attempt++) {
            int offset = random.nextInt(12_000, 22_000);
            if (areFree(offset)) {
                return offset;
            }
        }
        throw new IOException("no free ports");
    }

    private static boolean areFree(int offset) {
        for (int port : DEFAULT_PORTS) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port + offset));
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    private static void writeJar(Path jar, Class<?> main) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        String entry = main.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream in = main.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
    }
}
