package io.headroom.local.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Resident memory of processes as the operating system counts it, native memory of a JVM included. */
public final class ResidentMemory {
    private static final boolean HAS_PROC = Files.exists(Path.of("/proc/self/status"));

    private ResidentMemory() {}

    /** Bytes resident now; empty when the process is gone or the system does not say. */
    public static OptionalLong currentBytes(long pid) {
        return HAS_PROC ? fromStatus(pid, "VmRSS:") : fromPs(pid);
    }

    /** The most bytes that were resident at one time; empty where the system keeps no such figure (macOS). */
    public static OptionalLong peakBytes(long pid) {
        return HAS_PROC ? fromStatus(pid, "VmHWM:") : OptionalLong.empty();
    }

    private static OptionalLong fromStatus(long pid, String field) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
            return lines.stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> kibibytes(line.substring(field.length(), line.length() - "kB".length())))
                    .findFirst();
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong fromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(kibibytes(text));
        } catch (IOException unavailable) {
            return OptionalLong.empty();
        }
    }

    private static long kibibytes(String text) {
        return Long.parseLong(text.strip()) * 1024;
    }
}
