package io.headroom.gateway.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong, as RFC 9457 ({@code application/problem+json}) has it. Never holds a stack trace, a class name or more than the first
 * {@value #MOST_ECHOED} characters of what the client sent.
 *
 * @param type what kind of problem, a URN
 * @param title the kind in words, the same for each problem of the kind
 * @param status the HTTP status
 * @param detail what was wrong here: the field, its value and the limit it broke
 * @param category OVERLOADED when the gateway sheds load, UNAVAILABLE when the event log does not acknowledge; absent for all others
 * @param field path of the field at fault; absent when the fault lies in no field
 * @param value the value at fault, shortened; absent with the field
 * @param requestId the request's id, also in the header X-Request-Id
 */
@Schema(
        name = "Problem",
        description = "RFC 9457 problem details",
        requiredProperties = {"type", "title", "status", "detail", "requestId"},
        examples = """
                {"type":"urn:problem-type:headroom:invalid-field","title":"A field of the request is not valid","status":400,
                "detail":"limit is 101, but must lie in 1..100","field":"limit","value":"101","requestId":"5b0cf1e2a7d94c03"}""")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonPropertyOrder({"type", "title", "status", "detail", "category", "field", "value", "requestId"})
public record Problem(
        @Schema(description = "The kind of problem, a URN.") String type,

        @Schema(description = "The kind in words.") String title,

        @Schema(description = "The HTTP status.", minimum = "400", maximum = "599")
        int status,

        @Schema(description = "What was wrong here: the field, its value and the limit it broke.")
        String detail,

        @Schema(
                implementation = String.class,
                nullable = false,
                description =
                        "OVERLOADED when the gateway sheds load, UNAVAILABLE when the event log does not acknowledge: later it"
                                + " may be otherwise. Absent for all others.")
        Optional<String> category,

        @Schema(
                implementation = String.class,
                nullable = false,
                description = "The field at fault; absent when the fault lies in no field.")
        Optional<String> field,

        @Schema(implementation = String.class, nullable = false, description = "Its value, shortened; absent with it.")
        Optional<String> value,

        @Schema(description = "The request's id, also in the header X-Request-Id.")
        String requestId) {
    public static final String MEDIA_TYPE = "application/problem+json";
    static final int MOST_ECHOED = 60;

    /** Text a client sent, fit to be sent back: control characters replaced, cut after {@value #MOST_ECHOED} characters. */
    public static String echo(String text) {
        StringBuilder echoed = new StringBuilder(MOST_ECHOED + 3);
        int end = Math.min(text.length(), MOST_ECHOED);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean unfit = Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029';
            echoed.append(unfit ? '?' : c);
        }
        return text.length() > end ? echoed.append("...").toString() : echoed.toString();
    }
}
