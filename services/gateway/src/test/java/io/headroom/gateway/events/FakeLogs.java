package io.headroom.gateway.events;

import io.headroom.eventlog.EventLog;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts a fake in the place of the log wherever a test boots the gateway in its own process. */
@Singleton
public class FakeLogs {
    public static final FakeEventLog LOG = new FakeEventLog();

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    EventLog log() {
        return LOG;
    }
}
