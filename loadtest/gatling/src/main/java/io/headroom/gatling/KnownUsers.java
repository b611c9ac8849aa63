package io.headroom.gatling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The users the gateway's bundle knows, each drawn as often as it was active in the data. */
final class KnownUsers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final long[] userIds;
    /** Of the first n users together. */
    private final long[] activity;

    private final long seed;

    KnownUsers(long[] userIds, long[] activity, long seed) {
        if (userIds.length == 0 || userIds.length != activity.length) {
            throw new IllegalArgumentException("the gateway tells " + userIds.length + " users and " + activity.length
                    + " activities, but there must be one, and as many of each");
        }
        this.userIds = userIds.clone();
        this.activity = activity.clone();
        Arrays.parallelPrefix(this.activity, Long::sum);
        this.seed = seed;
    }

    /** @throws UncheckedIOException when the gateway cannot be asked */
    static KnownUsers of(URI target, long seed) {
        URI address = target.resolve("/v1/bundle/users");
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            JsonNode users = new ObjectMapper().readTree(answer.body());
            return new KnownUsers(longs(users.path("userIds")), longs(users.path("activity")), seed);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the users from " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the users from " + address, e);
        }
    }

    /** One after the other, without an end; the same for the same seed. Gatling asks from one thread at a time. */
    Iterator<Map<String, Object>> ids() {
        SplittableRandom random = new SplittableRandom(seed);
        long all = activity[activity.length - 1];
        return Stream.<Map<String, Object>>generate(() -> Map.of("userId", idAt(random.nextLong(all))))
                .iterator();
    }

    private long idAt(long event) {
        int found = Arrays.binarySearch(activity, event + 1);
        int index = found >= 0 ? found : -found - 1;
        // Users without activity share the sum of the one before; the first of them has the event.
        while (index > 0 && activity[index - 1] > event) {
            index--;
        }
        return userIds[index];
    }

    private static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asLong();
        }
        return values;
    }
}
