package io.headroom.local.aot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the JVM learnt of a service's start and keeps for the next one (JEP 483, 514 and 515): classes loaded and linked, and profiles for its
 * compilers. Good only for the very jars, JVM and flags it was learnt with, which stand beside it.
 *
 * @param directory where it is kept
 * @param service whose it is
 * @param jvmFlags those that decide how objects and code look
 */
public record AotCache(Path directory, String service, QuarkusProgram program, List<String> jvmFlags) {
    public AotCache {
        jvmFlags = List.copyOf(jvmFlags);
    }

    /** Whether the service is of a form of which something can be learnt. */
    public boolean isPossible() {
        return program.hasParts();
    }

    /** Whether there is one for the program as it lies there now. */
    public boolean isCurrent() {
        try {
            return isPossible()
                    && Files.isRegularFile(file())
                    && Files.isRegularFile(keyFile())
                    && Files.readString(keyFile()).equals(key());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The arguments of a {@code java} that starts the service with what was learnt, or the usual way when nothing was. */
    public List<String> arguments() {
        return isCurrent() ? plain("-XX:AOTCache=" + file()) : program.jarArguments();
    }

    /** Likewise of one that learns; it writes what it learnt when it ends in order, which takes seconds. */
    public List<String> learningArguments() {
        return plain("-XX:AOTCacheOutput=" + file());
    }

    /** Forgets what was learnt before. */
    public void forget() {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(keyFile());
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace " + file(), e);
        }
    }

    /** Notes of what the file was learnt; false when there is no file, because the process did not end in order. */
    public boolean keep() {
        if (!Files.isRegularFile(file())) {
            return false;
        }
        try {
            Files.write(keyFile(), key().getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + keyFile(), e);
        }
    }

    private List<String> plain(String flag) {
        List<String> arguments = new java.util.ArrayList<>(List.of(flag));
        // A cache that does not fit is no reason to talk: the service then starts as it does without one.
        arguments.add("-Xlog:aot=off");
        arguments.add("-Xlog:cds=off");
        arguments.addAll(program.plainArguments());
        return arguments;
    }

    private Path file() {
        return directory.resolve(service + ".aot");
    }

    private Path keyFile() {
        return directory.resolve(service + ".key");
    }

    private String key() {
        String jars = program.classPath().stream().map(AotCache::fingerprint).collect(Collectors.joining("\n"));
        return System.getProperty("java.vm.version") + "\n" + System.getProperty("java.home") + "\n"
                + String.join(" ", jvmFlags) + "\n" + jars + "\n";
    }

    /** As the JVM itself tells whether a jar is the one it knew. */
    private static String fingerprint(Path jar) {
        try {
            return jar + " " + Files.size(jar) + " "
                    + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }
}
