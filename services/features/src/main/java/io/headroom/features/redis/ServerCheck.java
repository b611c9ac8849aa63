package io.headroom.features.redis;

import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at how a server keeps what it is given. It must log every write and flush the log before it answers, and must never evict rows.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/">Persistence</a>
 */
final class ServerCheck {
    private ServerCheck() {}

    /** One line for each way in which the server may lose acknowledged rows. */
    static List<String> risks(RedisCommands<byte[], byte[]> redis) {
        List<String> risks = new ArrayList<>();
        String appendOnly = setting(redis, "appendonly");
        String flush = setting(redis, "appendfsync");
        String eviction = setting(redis, "maxmemory-policy");
        if (!"yes".equals(appendOnly)) {
            risks.add("appendonly is '" + appendOnly + "': its crash loses the rows written since its last snapshot");
        } else if (!"always".equals(flush)) {
            risks.add("appendfsync is '" + flush + "': a crash of its machine loses the rows of the last seconds");
        }
        if (!"noeviction".equals(eviction)) {
            risks.add("maxmemory-policy is '" + eviction + "': it drops rows when its memory is full");
        }
        return risks;
    }

    private static String setting(RedisCommands<byte[], byte[]> redis, String name) {
        return redis.configGet(name).getOrDefault(name, "unknown");
    }
}
