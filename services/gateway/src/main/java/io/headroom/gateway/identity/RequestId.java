package io.headroom.gateway.identity;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The id by which a request is found again in answers, logs and other services. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The client's own id where it is 1 to 64 characters of A-Z, a-z, 0-9, dot, _ and -; else a new one. */
    public static String of(Optional<String> offered) {
        return offered.filter(id -> VALID.matcher(id).matches()).orElseGet(RequestId::random);
    }

    /** Ids need only differ; nobody is harmed by guessing one. */
    private static String random() {
        return "%016x".formatted(ThreadLocalRandom.current().nextLong());
    }
}
