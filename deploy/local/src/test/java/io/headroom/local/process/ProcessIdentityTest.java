package io.headroom.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.local.memory.MemorySampler;
import io.headroom.local.memory.ResidentMemory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProcessIdentityTest {
    @Test
    void find_seesThisProcess() {
        assertThat(ProcessIdentity.current().isAlive()).isTrue();
    }

    @Test
    void find_isEmpty_whenAnotherProcessHasThePid() {
        ProcessIdentity self = ProcessIdentity.current();
        ProcessIdentity earlier =
                new ProcessIdentity(self.pid(), self.startInstant().minus(Duration.ofMinutes(1)));
        assertThat(earlier.find()).isEmpty();
        assertThat(ProcessSignal.TERM.send(earlier)).isFalse();
    }

    @Test
    void sampler_countsThisProcess() {
        long resident =
                ResidentMemory.currentBytes(ProcessIdentity.current().pid()).orElseThrow();
        try (MemorySampler sampler = MemorySampler.start(Duration.ofSeconds(1))) {
            assertThat(sampler.peakBytes()).isGreaterThan(resident / 2);
        }
    }
}
