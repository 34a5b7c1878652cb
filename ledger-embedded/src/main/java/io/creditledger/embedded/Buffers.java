package io.creditledger.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much memory PostgreSQL keeps pages in: what does not fit is read again from the system. An eighth of the memory,
 * half of what its manual recommends for a server that has the machine for itself.
 */
final class Buffers {
    private static final long LEAST_MIB = 128;
    private static final long MOST_MIB = 1_024;

    private Buffers() {}

    /** For this machine, or the part of it that this process may use. */
    static String ofThisMachine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return of(system.getTotalMemorySize());
    }

    /** @param memoryBytes of the machine */
    static String of(long memoryBytes) {
        return Math.clamp((memoryBytes >> 20) / 8, LEAST_MIB, MOST_MIB) + "MB";
    }
}
