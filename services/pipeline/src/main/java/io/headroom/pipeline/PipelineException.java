package io.headroom.pipeline;

/** The run cannot go on, for a reason its user can act on. The message is one line that names what was wrong, the value and the limit. */
public final class PipelineException extends RuntimeException {

    public PipelineException(String message) {
        super(message);
    }

    public PipelineException(String message, Throwable cause) {
        super(message, cause);
    }
}
