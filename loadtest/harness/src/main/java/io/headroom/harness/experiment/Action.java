package io.headroom.harness.experiment;

import java.util.Optional;

/** What a step does. */
public sealed interface Action {
    /** Key of the step, such as {@code kill}. */
    String kind();

    /** Whom it is done to; the gateway where it is done to the load itself. */
    String service();

    /** Something done to some replicas as processes. */
    sealed interface OnProcesses extends Action {
        /** How many replicas, 1 to all. */
        int count();
    }

    /** Something done to a share of the calls that every replica receives. */
    sealed interface OnCalls extends Action {
        CallFault fault();
    }

    /** Replicas end at once, without finishing anything; whatever supervises them starts them again. */
    record Kill(String service, int count) implements OnProcesses {
        @Override
        public String kind() {
            return "kill";
        }
    }

    /** Replicas stop answering while their connections stay open. */
    record Hang(String service, int count) implements OnProcesses {
        @Override
        public String kind() {
            return "hang";
        }
    }

    /** Calls take longer. */
    record Slow(String service, double share, Delay delay) implements OnCalls {
        @Override
        public String kind() {
            return "slow";
        }

        @Override
        public CallFault fault() {
            return new CallFault("delay", share, Optional.empty(), Optional.of(delay), Optional.empty());
        }
    }

    /** Calls end in an error, are never answered, or are answered with garbage. */
    record Fail(String service, double share, Mode mode, String status) implements OnCalls {
        /** How a call fails. */
        public enum Mode {
            ERROR,
            DROP,
            CORRUPT
        }

        @Override
        public String kind() {
            return "fail";
        }

        @Override
        public CallFault fault() {
            return new CallFault(
                    mode.name().toLowerCase(java.util.Locale.ROOT),
                    share,
                    Optional.empty(),
                    Optional.empty(),
                    mode == Mode.ERROR ? Optional.of(status) : Optional.empty());
        }
    }

    /**
     * Calls vanish on the way.
     *
     * @param from the caller whose calls vanish; empty for every caller's
     */
    record Partition(String service, Optional<String> from) implements OnCalls {
        @Override
        public String kind() {
            return "partition";
        }

        @Override
        public CallFault fault() {
            return new CallFault("drop", 1, from, Optional.empty(), Optional.empty());
        }
    }

    /** More arrivals: the rate is multiplied. */
    record Overload(double factor) implements Action {
        @Override
        public String kind() {
            return "overload";
        }

        @Override
        public String service() {
            return "gateway";
        }
    }
}
