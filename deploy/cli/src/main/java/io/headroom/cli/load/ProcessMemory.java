package io.headroom.cli.load;

import io.headroom.harness.report.Memory;
import io.headroom.local.memory.ResidentMemory;
import io.headroom.local.service.HeadroomServices;
import io.headroom.local.state.RunState;
import io.headroom.local.state.ServiceState;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The most that each process of a run had resident, for the report. */
public final class ProcessMemory {
    private static final long MEBIBYTE = 1L << 20;
    private static final String INJECTOR = "load injector";

    private ProcessMemory() {}

    /** Peaks where the system keeps them, present sizes elsewhere; this process, which drives the load, is among them. */
    public static Memory of(RunState state) {
        Map<String, Long> resident = new TreeMap<>();
        state.services().forEach(service -> bytes(service).ifPresent(bytes -> resident.put(service.name(), bytes)));
        ResidentMemory.currentBytes(ProcessHandle.current().pid()).ifPresent(bytes -> resident.put(INJECTOR, bytes));
        return new Memory(resident, limits(state));
    }

    private static Map<String, Long> limits(RunState state) {
        Map<String, Integer> mebibytes = HeadroomServices.residentLimitsMebibytes();
        Map<String, Long> limits = new TreeMap<>();
        for (ServiceState process : state.services()) {
            if (mebibytes.containsKey(process.service())) {
                limits.put(process.name(), mebibytes.get(process.service()) * MEBIBYTE);
            }
        }
        return limits;
    }

    private static OptionalLong bytes(ServiceState service) {
        if (service.process().isEmpty()) {
            return OptionalLong.empty();
        }
        long pid = service.process().get().pid();
        OptionalLong peak = ResidentMemory.peakBytes(pid);
        return peak.isPresent() ? peak : ResidentMemory.currentBytes(pid);
    }
}
