package io.headroom.local.service;

import java.util.List;

/**
 * How much memory a service's JVM may use, part by part. A JVM that sizes itself from the host takes a quarter of it per
 * service; these services share one machine, so each part is stated.
 *
 * @param residentMebibytes what the whole process may have resident, native libraries included; the other figures are
 *     chosen so that it holds
 */
public record MemoryBudget(
        int heapMebibytes, int directMebibytes, int metaspaceMebibytes, int codeCacheMebibytes, int residentMebibytes) {
    public MemoryBudget {
        if (heapMebibytes + directMebibytes > residentMebibytes) {
            throw new IllegalArgumentException("heap " + heapMebibytes + " MiB and direct memory " + directMebibytes
                    + " MiB exceed the " + residentMebibytes + " MiB the process may use");
        }
    }

    /** The flags that make a JVM keep to this budget, and end rather than limp on when it cannot. */
    public List<String> jvmFlags() {
        return List.of(
                "-Xms" + heapMebibytes + "m",
                "-Xmx" + heapMebibytes + "m",
                "-XX:MaxDirectMemorySize=" + directMebibytes + "m",
                "-XX:MaxMetaspaceSize=" + metaspaceMebibytes + "m",
                "-XX:ReservedCodeCacheSize=" + codeCacheMebibytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError");
    }
}
