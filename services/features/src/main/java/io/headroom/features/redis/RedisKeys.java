package io.headroom.features.redis;

import java.nio.charset.StandardCharsets;

/** Names in the store: one key per entity and view, and one per marker. */
final class RedisKeys {
    private final String prefix;

    RedisKeys(String prefix) {
        this.prefix = prefix;
    }

    byte[] row(String view, long entityId) {
        return ascii(prefix + ":row:" + view + ":" + entityId);
    }

    /** What matches the keys of a view's rows. */
    String rows(String view) {
        return prefix + ":row:" + view + ":*";
    }

    long entityId(byte[] row) {
        String key = new String(row, StandardCharsets.US_ASCII);
        return Long.parseLong(key.substring(key.lastIndexOf(':') + 1));
    }

    byte[] marker(String name) {
        return ascii(prefix + ":marker:" + name);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
