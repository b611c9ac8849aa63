package io.headroom.cli.images;

import io.headroom.cli.CommandProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A built tree in miniature, and programs on the PATH that only note how they were called. */
record ImagesProject(Path base) {
    static final String NATIVE_JAR = "ai.djl.pytorch.pytorch-native-cpu-2.7.1-linux-x86_64.jar";
    private static final String JNI_JAR = "ai.djl.pytorch.pytorch-jni-2.7.1-0.35.1.jar";

    ImagesProject {
        try {
            build(base.resolve("tree"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Path root() {
        return base.resolve("tree");
    }

    Path context(String image) {
        return root().resolve("target/headroom/images/contexts").resolve(image);
    }

    /** A program that notes its arguments, then does what its body says. */
    ImagesProject with(String program, String body) throws IOException {
        Path file = base.resolve("bin").resolve(program);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "#!/bin/sh\necho \"" + program + " $*\" >>'" + base.resolve("calls") + "'\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    CommandProcess images(String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(base.resolve("bin"));
        List<String> command = new ArrayList<>(CommandProcess.mainCommand(root()));
        command.add("images");
        command.addAll(List.of(arguments));
        return CommandProcess.run(root(), Map.of("PATH", base.resolve("bin").toString()), command);
    }

    /** Calls of the programs that match, in their order. */
    List<String> calls(String begin) throws IOException {
        Path calls = base.resolve("calls");
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .filter(line -> line.startsWith(begin))
                        .toList()
                : List.of();
    }

    private static void build(Path root) throws IOException {
        for (String service :
                List.of("features", "candidates", "ranking", "gateway", "registry", "broker", "monitor")) {
            Path app = root.resolve("services").resolve(service).resolve("target/quarkus-app");
            write(app.resolve("quarkus-run.jar"), "start " + service);
            write(app.resolve("app/headroom-" + service + "-1.jar"), "program " + service);
            write(app.resolve("quarkus/generated-bytecode.jar"), "generated " + service);
            write(app.resolve("lib/boot/org.example.boot-1.jar"), "boot");
            write(app.resolve("lib/main/org.example.library-1.jar"), "library");
            write(app.resolve("lib/main/io.headroom.headroom-runtime-1.jar"), "runtime");
        }
        torch(root.resolve("services/ranking/target/quarkus-app/lib/main"));
        write(root.resolve("services/pipeline/target/headroom-pipeline-1.jar"), "pipeline");
        write(root.resolve("services/pipeline/target/lib/spark-1.jar"), "spark");
        write(root.resolve("services/pipeline/target/lib/headroom-runtime-1.jar"), "runtime");
        torch(root.resolve("services/pipeline/target/lib"));
        write(root.resolve("deploy/cli/target/headroom-cli.jar"), "commands");
        write(root.resolve("deploy/cli/target/lib/picocli-1.jar"), "picocli");
        write(root.resolve("deploy/docker/Dockerfile"), "FROM scratch");
        write(root.resolve("deploy/docker/system/etc/passwd"), "headroom:x:10001:10001");
        write(root.resolve("deploy/chaos/kill-ranking.yaml"), "name: kill-ranking");
        write(root.resolve("helm/headroom/files/budgets.yaml"), "scenarios: {}");
        write(root.resolve("helm/headroom/Chart.yaml"), "version: 0.0.1\nappVersion: \"9.8.7\"\n");
    }

    private static void torch(Path directory) throws IOException {
        jar(directory.resolve(NATIVE_JAR), "pytorch/cpu/linux-x86_64/libtorch_cpu.so", "native/lib/pytorch.properties");
        jar(
                directory.resolve(JNI_JAR),
                "jnilib/linux-x86_64/cpu/libdjl_torch.so",
                "jnilib/linux-x86_64/cu128/libdjl_torch.so",
                "jnilib/linux-aarch64/cpu/libdjl_torch.so");
    }

    static void jar(Path file, String... entries) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
