package io.headroom.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.local.driver.LocalServiceDriver;
import io.headroom.local.driver.ServiceDriver;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.service.ServiceSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalServiceDriverTest {
    private static final Duration LIMIT = FakeRun.LIMIT;
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private Supervisor supervisor;
    private ServiceSpec alpha;
    private ServiceDriver driver;

    @BeforeEach
    void startService() throws InterruptedException {
        FakeRun fake = new FakeRun(directory);
        alpha = fake.service("alpha", FakeService.READY);
        supervisor = fake.startReady(alpha);
        driver = new LocalServiceDriver(fake.run());
    }

    @AfterEach
    void stopService() {
        supervisor.close();
    }

    @Test
    void kill_isAnsweredWithAnotherProcess() throws InterruptedException {
        ProcessIdentity before = driver.identity("alpha");
        driver.kill("alpha");
        ProcessIdentity after = driver.awaitReadyAfter("alpha", before, LIMIT);
        assertThat(after).isNotEqualTo(before).isEqualTo(driver.identity("alpha"));
        assertThat(before.isAlive()).isFalse();
    }

    @Test
    void replicas_areNamedAndKilledOneByOne() throws InterruptedException {
        supervisor.close();
        FakeRun fake = new FakeRun(directory);
        supervisor =
                fake.startReady(fake.service("alpha", FakeService.READY), fake.service("alpha-2", FakeService.READY));
        assertThat(driver.services()).containsExactly("alpha");
        assertThat(driver.replicas("alpha")).containsExactly("alpha", "alpha-2");
        ProcessIdentity first = driver.identity("alpha");
        ProcessIdentity second = driver.identity("alpha-2");
        driver.kill("alpha-2");
        driver.awaitReadyAfter("alpha-2", second, LIMIT);
        assertThat(driver.identity("alpha")).isEqualTo(first);
    }

    @Test
    void restart_endsTheProcessInOrder() throws InterruptedException {
        ProcessIdentity before = driver.identity("alpha");
        driver.restart("alpha");
        driver.awaitReadyAfter("alpha", before, LIMIT);
        assertThat(supervisor.state().services().getFirst().lastExit()).hasValue(143);
    }

    @Test
    void hang_silencesTheProcessUntilItIsResumed() {
        ProcessIdentity before = driver.identity("alpha");
        driver.hang("alpha");
        assertThat(HealthProbe.isWell(alpha.readiness(), PROBE_TIMEOUT)).isFalse();
        driver.resume("alpha");
        FakeRun.awaitPresent(
                () -> Optional.of(alpha).filter(spec -> HealthProbe.isWell(spec.readiness(), PROBE_TIMEOUT)));
        assertThat(driver.identity("alpha")).isEqualTo(before);
    }

    @Test
    void faults_areRefused_whenTheServiceIsUnknown() {
        assertThat(driver.services()).containsExactly("alpha");
        assertThat(driver.replicas("omega")).isEmpty();
        assertThatThrownBy(() -> driver.kill("omega")).hasMessage("there is no service named 'omega'");
    }
}
