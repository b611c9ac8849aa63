package io.headroom.monitor.state;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * Saves a state again and again. A disk that takes nothing ends nothing: what was wrong is kept to be told, and the log says so once. A state that
 * could not be read is never written over: it is moved aside first, and until that succeeds nothing is saved. One thread reads and saves; any may ask
 * for the {@link #status}.
 */
public final class StateKeeper {
    private static final Logger LOG = Logger.getLogger(StateKeeper.class);

    private final StateFile file;
    private final InstantSource clock;
    private Optional<IOException> unread = Optional.empty();
    private volatile Status status = new Status(OptionalLong.empty(), 0, 0, 0, Optional.empty());

    public StateKeeper(StateFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * How saving fares.
     *
     * @param savedAtMillis when all that was known then was on disk; empty when it never was
     * @param bytes size of the state
     * @param saves that succeeded
     * @param failures saves that failed
     * @param problem of the latest save; empty when it succeeded
     */
    public record Status(OptionalLong savedAtMillis, long bytes, long saves, long failures, Optional<String> problem) {}

    public Status status() {
        return status;
    }

    /** What was saved last, if it can be used; see {@link StateFile#read}. */
    public <T> Optional<T> read(StateFile.Reader<T> content) {
        try {
            return file.read(content);
        } catch (IOException e) {
            LOG.errorf("the saved state %s cannot be read: %s; beginning without it", file.path(), e);
            unread = Optional.of(e);
            failed(e);
            return Optional.empty();
        }
    }

    /** Whether the state is on disk now. */
    public boolean save(StateFile.Writer content) {
        try {
            spareWhatWasNotRead();
            long bytes = file.write(content);
            if (status.problem().isPresent()) {
                LOG.infof("the state is saved to %s again", file.path());
            }
            status = new Status(now(), bytes, status.saves() + 1, status.failures(), Optional.empty());
            return true;
        } catch (IOException e) {
            failed(e);
            return false;
        }
    }

    /** Says that nothing happened since the latest save. */
    public void unchanged() {
        Status before = status;
        if (before.problem().isEmpty()) {
            status = new Status(now(), before.bytes(), before.saves(), before.failures(), Optional.empty());
        }
    }

    private void spareWhatWasNotRead() throws IOException {
        if (unread.isPresent()) {
            file.moveAside(unread.get());
            unread = Optional.empty();
        }
    }

    private void failed(IOException failure) {
        Status before = status;
        String problem = "the state is not saved to " + file.path() + ": " + failure;
        if (before.problem().isEmpty()) {
            LOG.error(problem + "; monitoring goes on, a restart would go on from what was saved before");
        }
        status = new Status(
                before.savedAtMillis(), before.bytes(), before.saves(), before.failures() + 1, Optional.of(problem));
    }

    private OptionalLong now() {
        return OptionalLong.of(clock.millis());
    }
}
