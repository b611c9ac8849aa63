package io.headroom.harness.load;

import java.lang.management.ManagementFactory;

/** The machine the injector ran on. */
public record Machine(int cores, double memoryGiB, String jdk, String os) {
    /** This one. */
    public static Machine current() {
        long bytes = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Math.round(bytes / (double) (1L << 30) * 10) / 10.0,
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }
}
