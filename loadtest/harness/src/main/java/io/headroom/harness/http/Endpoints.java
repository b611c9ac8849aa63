package io.headroom.harness.http;

import java.net.URI;

/** Paths of the gateway's public interface, relative to the target the user gave. */
public final class Endpoints {
    public static final String RECOMMENDATIONS = "/v1/recommendations";
    public static final String BUNDLE = "/v1/bundle";
    public static final String USERS = "/v1/bundle/users";
    public static final String EVENTS = "/v1/events";

    private Endpoints() {}

    /** The target's own path, without a slash at its end, followed by the endpoint. */
    public static String path(URI target, String endpoint) {
        String base = target.getRawPath() == null ? "" : target.getRawPath();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + endpoint;
    }
}
