package io.headroom.images.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** A control group that limits the memory of processes, of either version of the kernel's interface. */
public final class MemoryGroup implements AutoCloseable {
    private static final Path FIRST = Path.of("/sys/fs/cgroup/memory");
    private static final Path SECOND = Path.of("/sys/fs/cgroup");

    private final Path directory;
    private final boolean first;

    private MemoryGroup(Path directory, boolean first) {
        this.directory = directory;
        this.first = first;
    }

    /** A new group; empty where this machine lets nobody make one. */
    public static Optional<MemoryGroup> create(String name, long limitBytes) {
        boolean first = Files.exists(FIRST.resolve("memory.limit_in_bytes"));
        Path directory = (first ? FIRST : SECOND).resolve(name);
        try {
            Files.createDirectory(directory);
            Files.writeString(
                    directory.resolve(first ? "memory.limit_in_bytes" : "memory.max"), Long.toString(limitBytes));
            return Optional.of(new MemoryGroup(directory, first));
        } catch (IOException e) {
            System.out.println("no memory group " + directory + " can be made: " + e);
            removeQuietly(directory);
            return Optional.empty();
        }
    }

    /** Where a process writes its number to join. */
    public Path processes() {
        return directory.resolve("cgroup.procs");
    }

    /** Memory that the kernel cannot take back by forgetting what it has read from files. */
    public long anonymousBytes() throws IOException {
        return statistic(first ? "total_rss" : "anon");
    }

    /** What a kubelet calls the working set: all but files not used lately. */
    public long workingSetBytes() throws IOException {
        String usage = Files.readString(directory.resolve(first ? "memory.usage_in_bytes" : "memory.current"));
        return Long.parseLong(usage.strip()) - statistic(first ? "total_inactive_file" : "inactive_file");
    }

    /** The most it ever had, files included; empty when the kernel does not tell. */
    public OptionalLong peakBytes() throws IOException {
        Path peak = directory.resolve(first ? "memory.max_usage_in_bytes" : "memory.peak");
        return Files.exists(peak)
                ? OptionalLong.of(Long.parseLong(Files.readString(peak).strip()))
                : OptionalLong.empty();
    }

    private long statistic(String name) throws IOException {
        return Files.readAllLines(directory.resolve("memory.stat")).stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + name + " in memory.stat of " + directory));
    }

    /** Only once its processes have ended. */
    @Override
    public void close() {
        removeQuietly(directory);
    }

    private static void removeQuietly(Path directory) {
        try {
            // A group is a directory that rmdir removes with its files.
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            System.out.println("left behind: " + directory + ": " + e);
        }
    }
}
