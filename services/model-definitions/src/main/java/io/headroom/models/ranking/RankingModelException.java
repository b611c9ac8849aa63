package io.headroom.models.ranking;

/** The model, its contract or its device cannot serve. The message names the file, what does not fit, and what would. */
public final class RankingModelException extends RuntimeException {
    public RankingModelException(String message) {
        super(message);
    }

    public RankingModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
