package io.headroom.harness.driver;

/** How an attempt ended. */
public sealed interface Outcome {
    /**
     * The target answered, with whatever status.
     *
     * @param body owned by the receiver; not copied, for it may be large and there is one per request
     */
    record Answered(int status, byte[] body) implements Outcome {}

    /** No answer came. */
    record Failed(Failure failure) implements Outcome {}

    /** Why no answer came. */
    enum Failure {
        TIMEOUT("timeout"),
        CONNECTION_REFUSED("connection refused"),
        CONNECTION_LOST("connection lost"),
        BAD_ANSWER("not HTTP");

        private final String label;

        Failure(String label) {
            this.label = label;
        }

        /** Name in reports. */
        public String label() {
            return label;
        }
    }
}
