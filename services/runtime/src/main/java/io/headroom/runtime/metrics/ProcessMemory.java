package io.headroom.runtime.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel counts against this process, and what it may have: {@value #RESIDENT} and {@value #LIMIT}. The heap alone says little of
 * a process that has native memory. Where the system tells nothing (no {@code /proc}) the first is missing.
 */
@Singleton
public class ProcessMemory {
    public static final String RESIDENT = "process.resident.memory";
    public static final String LIMIT = "process.memory.limit";

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT_LINE = "VmRSS:";
    private static final long KIBIBYTE = 1024;

    void watch(@Observes StartupEvent start, MeterRegistry registry) {
        if (Files.isReadable(STATUS)) {
            Gauge.builder(RESIDENT, STATUS, ProcessMemory::resident)
                    .description("Memory of this process that is in RAM, native memory included")
                    .baseUnit(BaseUnits.BYTES)
                    .strongReference(true)
                    .register(registry);
        }
        Gauge.builder(LIMIT, ProcessMemory::limit)
                .description("Memory this process may have: its container's limit, or the machine's memory")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    /** Bytes, or not a number where the file says nothing of it. */
    static double resident(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(RESIDENT_LINE))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + status, e);
        }
    }

    private static double limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Double.NaN;
    }
}
