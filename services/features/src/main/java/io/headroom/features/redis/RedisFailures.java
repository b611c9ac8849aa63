package io.headroom.features.redis;

import io.headroom.features.store.StoreException;
import io.headroom.features.store.StoreFullException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import java.util.concurrent.CompletionException;

/** What the client library's failures are to the store's callers. No message holds the password of the address. */
final class RedisFailures {
    private final String server;

    RedisFailures(RedisSettings settings) {
        this.server = server(settings.url());
    }

    /** Where the store is, without user and password. */
    static String server(String url) {
        RedisURI uri = RedisURI.create(url);
        return uri.getHost() + ":" + uri.getPort();
    }

    StoreException failure(String doing, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = "cannot " + doing + " the feature store at " + server + ": " + reason(cause);
        if (cause instanceof StoreException known) {
            return known;
        }
        return isFull(cause) ? new StoreFullException(message, cause) : new StoreException(message, cause);
    }

    /** The library's own exceptions say which address; what was wrong with it stands in the innermost. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String outer = String.valueOf(failure.getMessage());
        String inner = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        return outer.contains(inner) ? outer : outer + ": " + inner;
    }

    /** OOM: its memory is full. MISCONF: it can no longer write to its disk. Older servers say it in the midst of a script's error. */
    private static boolean isFull(Throwable cause) {
        return cause instanceof RedisCommandExecutionException
                && (cause.getMessage().contains("OOM command")
                        || cause.getMessage().contains("MISCONF"));
    }
}
