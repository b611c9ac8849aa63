package io.headroom.harness.load;

import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be named as the base URL of the gateway under load. */
public final class TargetUrl {
    private static final int MAX_PORT = 65_535;
    /** More digits than an int holds make the URI one without a port, so that the authority's text is asked. */
    private static final Pattern PORT = Pattern.compile(":(\\d+)$");

    private TargetUrl() {}

    /** @throws LoadException when the text is no URL, or one that {@link LoadOptions} would refuse */
    public static URI parse(String text) {
        try {
            URI target = new URI(text);
            requireUsable(target);
            return target;
        } catch (URISyntaxException e) {
            throw refused(text, "must be a URL such as http://127.0.0.1:8080", e);
        }
    }

    static void requireUsable(URI target) {
        if ("https".equalsIgnoreCase(target.getScheme())) {
            throw refused(target.toString(), "https is not supported, only http", null);
        }
        requirePort(target);
        if (!"http".equals(target.getScheme()) || target.getHost() == null || target.getRawQuery() != null) {
            throw refused(target.toString(), "must be a URL such as http://127.0.0.1:8080", null);
        }
    }

    private static void requirePort(URI target) {
        Matcher port = PORT.matcher(target.getRawAuthority() == null ? "" : target.getRawAuthority());
        if (port.find() && (target.getPort() < 1 || target.getPort() > MAX_PORT)) {
            throw new LoadException(
                    Kind.USAGE,
                    "target is '" + target + "' with port " + port.group(1) + ", but a port must lie between 1 and "
                            + MAX_PORT);
        }
    }

    private static LoadException refused(String target, String why, Exception cause) {
        return new LoadException(Kind.USAGE, "target is '" + target + "', but " + why, cause);
    }
}
