package io.headroom.harness.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;

/** Renders the public interface's request straight to the bytes of HTTP/1.1: the head is the same each time but for one number. */
final class RecommendationRequests {
    private final String head;
    private final String bodyEnd;

    RecommendationRequests(URI target, int limit, String device) {
        this.head = "POST " + Endpoints.path(target, Endpoints.RECOMMENDATIONS) + " HTTP/1.1\r\n"
                + "host: " + target.getRawAuthority() + "\r\n"
                + "content-type: application/json\r\n"
                + "accept: application/json\r\n"
                + "user-agent: headroom-harness\r\n"
                + "content-length: ";
        this.bodyEnd = ",\"limit\":" + limit + ",\"context\":{\"device\":\"" + device + "\"}}";
    }

    byte[] bytes(long userId) {
        String body = "{\"userId\":" + userId + bodyEnd;
        return (head + body.length() + "\r\n\r\n" + body).getBytes(US_ASCII);
    }
}
