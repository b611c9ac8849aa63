package io.headroom.harness.experiment.target;

/** A fault that was put into a replica. */
public interface InjectedFault {
    /** Ends it; calls after the first only tell again. */
    Effect remove();

    /**
     * What it has done.
     *
     * @param known false when the replica could not be asked, because it is gone or restarted
     * @param calls it saw
     * @param fired calls that it was done to
     */
    record Effect(boolean known, long calls, long fired) {
        public static Effect unknown() {
            return new Effect(false, 0, 0);
        }
    }
}
