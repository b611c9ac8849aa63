package io.headroom.gateway.identity;

import java.util.regex.Pattern;

/** The id by which a request is found again in answers, logs and other services. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    static boolean isValid(String offered) {
        return VALID.matcher(offered).matches();
    }
}
