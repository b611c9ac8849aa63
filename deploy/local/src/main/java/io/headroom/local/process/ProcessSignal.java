package io.headroom.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** The signals a process can be sent; each is sent only to a process that still is the one named. */
public enum ProcessSignal {
    /** Asks for an orderly end. */
    TERM,
    /** Ends it at once. */
    KILL,
    /** Suspends every thread of it, as a hang would: its connections stay open and nothing answers. */
    STOP,
    /** Resumes it after {@link #STOP}. */
    CONT;

    /** Sends this signal; false when the process is gone or is no longer the one named. */
    public boolean send(ProcessIdentity target) {
        return target.find().map(this::deliver).orElse(false);
    }

    private boolean deliver(ProcessHandle handle) {
        return switch (this) {
            // The JDK compares the start time once more before it sends these two.
            case TERM -> handle.destroy();
            case KILL -> handle.destroyForcibly();
            case STOP, CONT -> sendByCommand(handle.pid());
        };
    }

    private boolean sendByCommand(long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kill.waitFor(5, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot send SIG" + name() + " to process " + pid, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
