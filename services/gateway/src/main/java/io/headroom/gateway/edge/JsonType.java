package io.headroom.gateway.edge;

import io.headroom.gateway.problems.Problem;
import io.headroom.gateway.problems.ProblemException;
import io.headroom.gateway.problems.ProblemKind;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;

/** Whether a body says of itself that it is what bodies must be. */
public final class JsonType {
    private JsonType() {}

    /**
     * @param type null when the client did not tell
     * @throws ProblemException UNSUPPORTED_MEDIA_TYPE when it is missing, or names a charset other than UTF-8
     */
    public static void requireInUtf8(MediaType type) {
        if (type == null) {
            throw ProblemException.of(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "the header Content-Type is missing, but must be application/json");
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !StandardCharsets.UTF_8.name().equalsIgnoreCase(charset)) {
            throw ProblemException.of(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "the charset of Content-Type is " + Problem.echo(charset) + ", but must be utf-8");
        }
    }
}
