package io.headroom.local.supervision;

import java.nio.file.Path;
import java.util.List;

/** A supervisor of two fake services in a process of its own, to be signalled and killed by tests. */
final class SupervisorProgram {
    private SupervisorProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        FakeRun fake = new FakeRun(Path.of(arguments[0]));
        Supervisor supervisor = fake.claim(
                FakeRun.SETTINGS,
                List.of(fake.service("alpha", FakeService.READY), fake.service("beta", FakeService.READY)));
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close));
        supervisor.start();
        supervisor.awaitReady();
        supervisor.awaitClosed();
    }
}
