package io.headroom.harness.users;

import io.headroom.harness.users.behaviour.UserEvent;
import java.time.Duration;
import java.util.List;

/** Where users' events go. */
public interface EventPost {
    /** Blocks until the target has answered or will not. */
    Reply post(List<UserEvent> events) throws InterruptedException;

    /** What the target said. */
    sealed interface Reply {}

    /** All are in the log. */
    record Accepted(long accepted, long repeated) implements Reply {}

    /** They will never be. */
    record Refused(String reason) implements Reply {}

    /** They may be tried again after a while. */
    record Later(Duration after, String reason) implements Reply {}
}
