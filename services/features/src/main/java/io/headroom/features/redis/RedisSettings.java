package io.headroom.features.redis;

import java.time.Duration;

/**
 * How a shared store is reached.
 *
 * @param url {@code redis://[user:password@]host:port[/database]}, or {@code rediss://} with TLS
 * @param prefix first part of every key, so that several installations can share a server
 * @param readWithin after which a read has failed
 * @param writeWithin after which a write, or a look around, has failed
 */
public record RedisSettings(String url, String prefix, Duration readWithin, Duration writeWithin) {
    public RedisSettings {
        if (prefix.isBlank() || !prefix.chars().allMatch(c -> c > ' ' && c < 127 && "*?[]\\".indexOf(c) < 0)) {
            throw new IllegalArgumentException("headroom.features.store.redis.prefix is '" + prefix
                    + "', but must be printable ASCII without blanks and without any of *?[]\\");
        }
    }
}
