package io.headroom.local.driver;

import io.headroom.local.process.ProcessIdentity;
import java.time.Duration;
import java.util.List;

/**
 * Does things to running services, for experiments. It keeps no service running itself: whatever supervises them (the local
 * supervisor, a kubelet) answers a kill with a restart. A fault counts as having happened only when {@link #identity} has
 * changed, or the service stopped answering; callers must check, this interface does not promise effects.
 */
public interface ServiceDriver {
    /** Names of the services that can be acted upon. */
    List<String> services();

    /** Names of the processes that serve as this service, by which all else here is asked for; empty when there is no such service. */
    List<String> replicas(String service);

    /** Which process serves under this name now. */
    ProcessIdentity identity(String replica);

    /** Ends the service at once, without giving it a chance to finish anything. */
    void kill(String replica);

    /** Asks the service to end in order; its supervisor then starts it again. */
    void restart(String replica);

    /** Suspends the service: connections stay open, nothing is answered. */
    void hang(String replica);

    /** Ends a {@link #hang}. */
    void resume(String replica);

    /**
     * Waits until another process than {@code previous} serves under this name and is ready, and returns which.
     *
     * @throws io.headroom.local.supervision.LocalRunException when the limit passes first
     */
    ProcessIdentity awaitReadyAfter(String replica, ProcessIdentity previous, Duration limit)
            throws InterruptedException;
}
