package io.headroom.images.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs an image without an engine: its entry point, environment and user from the Dockerfile, chrooted into its layers in a mount namespace
 * where the root is read-only and has no shell, inside a memory group. The base image is this machine's C library and JDK; the network is this
 * machine's.
 */
public final class Container implements AutoCloseable {
    /** Arguments: root, directory for /var/lib/headroom, JDK, file of the memory group or nothing, and the command that goes into the root. */
    private static final String ENTER = """
            set -eu
            root=$1 data=$2 jdk=$3 group=$4
            shift 4
            mount --bind "$root" "$root"
            mount --bind /usr/lib "$root/usr/lib"
            for place in usr/lib64 lib lib64; do
                if [ -d "$root/$place" ] && [ ! -L "$root/$place" ] && [ -d "/$place" ]; then mount --bind "/$place" "$root/$place"; fi
            done
            mount --bind "$jdk" "$root/opt/java/openjdk"
            mount --rbind /proc "$root/proc"
            mount --rbind /sys "$root/sys"
            mount --rbind /dev "$root/dev"
            mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
            mount --bind "$data" "$root/var/lib/headroom"
            mount -o remount,bind,ro "$root"
            [ -z "$group" ] || echo $$ >"$group"
            exec "$@"
            """;

    private final Process process;
    private final Optional<MemoryGroup> group;
    private final Path log;

    private Container(Process process, Optional<MemoryGroup> group, Path log) {
        this.process = process;
        this.group = group;
        this.log = log;
    }

    /**
     * What a container is given beside its image.
     *
     * @param data for /var/lib/headroom; belongs to the image's user
     * @param environment over the image's
     * @param arguments after the entry point
     * @param log for all it says
     */
    public record Given(Path data, Map<String, String> environment, List<String> arguments, Path log) {}

    /** Why no container can be run here; empty when one can. */
    public static Optional<String> obstacle() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of(
                    "only root may change its root directory and user; this is " + System.getProperty("user.name"));
        }
        Process tried;
        try {
            tried = new ProcessBuilder(
                            "unshare", "--mount", "sh", "-c", "mount -t tmpfs tmpfs /mnt && chroot --version")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return Optional.of("no unshare here: " + e.getMessage());
        }
        String said = new String(tried.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return tried.waitFor() == 0 ? Optional.empty() : Optional.of("no mount namespace can be made here: " + said);
    }

    public static Container start(ImageRecipe recipe, ImageRoot root, Given given) throws IOException {
        Optional<MemoryGroup> group = MemoryGroup.create(
                "headroom-" + ProcessHandle.current().pid() + "-" + given.log().getFileName(),
                recipe.memoryLimitBytes());
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
        command.addAll(List.of(
                "sh",
                "-c",
                ENTER,
                "enter",
                root.directory().toString(),
                given.data().toString()));
        command.add(System.getProperty("java.home"));
        command.add(group.map(made -> made.processes().toString()).orElse(""));
        command.addAll(List.of("env", "--ignore-environment"));
        Map<String, String> environment = new TreeMap<>(recipe.environment());
        environment.putAll(given.environment());
        // The base image's.
        environment.put("PATH", "/opt/java/openjdk/bin");
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(
                "/usr/sbin/chroot",
                "--userspec=" + recipe.user(),
                root.directory().toString()));
        command.addAll(recipe.entrypoint());
        command.addAll(given.arguments());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(given.log().toFile())
                .start();
        return new Container(process, group, given.log());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, but not longer than this. */
    public boolean endsWithin(long time, TimeUnit unit) throws InterruptedException {
        return process.waitFor(time, unit);
    }

    /** Its own view of a path. */
    public Path inside(String path) {
        return Path.of("/proc", Long.toString(process.pid()), "root").resolve(path.substring(1));
    }

    /** Files in its memory, as libraries are. */
    public List<String> mappedFiles() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "maps")).stream()
                .map(line -> line.split("\\s+", 6))
                .filter(fields -> fields.length == 6)
                .map(fields -> fields[5])
                .distinct()
                .toList();
    }

    /** How its root is mounted, as {@code ro,relatime}. */
    public String rootMount() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "mountinfo")).stream()
                .map(line -> line.split(" ", -1))
                .filter(fields -> fields[4].equals("/"))
                .map(fields -> fields[5])
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    public Optional<MemoryGroup> group() {
        return group;
    }

    /** Its exit code; a container that does not end in time is a failure that quotes its log. */
    public int exitCode(long limitSeconds) throws IOException, InterruptedException {
        if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + limitSeconds + " s: " + said());
        }
        return process.exitValue();
    }

    public String said() throws IOException {
        return Files.readString(log);
    }

    /** A field of /proc/PID/status in KiB, as VmHWM or VmRSS. */
    public long statusKibibytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + field + " of " + process.pid()));
    }

    /** The user the process runs as, as /proc says. */
    public long user() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .mapToLong(line -> Long.parseLong(line.split("\\s+", 5)[1]))
                .findFirst()
                .orElseThrow();
    }

    /** As a kubelet ends it: TERM, then KILL. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        group.ifPresent(MemoryGroup::close);
    }
}
