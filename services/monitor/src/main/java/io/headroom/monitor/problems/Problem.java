package io.headroom.monitor.problems;

/**
 * RFC 9457 problem details.
 *
 * @param type the kind of problem, a URN
 * @param title the kind in words, the same for each problem of the kind
 * @param status the HTTP status
 * @param detail what was wrong here, the value and the limit it broke
 */
public record Problem(String type, String title, int status, String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final int MOST_ECHOED = 120;

    static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail);
    }

    /** Text a client sent, fit to be sent back: control characters replaced, cut after {@value #MOST_ECHOED} characters. */
    public static String echo(String text) {
        String shown = text.length() > MOST_ECHOED ? text.substring(0, MOST_ECHOED) + "..." : text;
        return shown.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
