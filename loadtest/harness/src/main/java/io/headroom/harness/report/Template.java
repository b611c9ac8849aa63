package io.headroom.harness.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text resource with places named {@code {{like this}}}. Every place must be filled: a report with a hole is a fault. */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** @param name of a resource beside this class */
    public static Template resource(String name) {
        return new Template(text(name));
    }

    /** @param name of a resource beside {@code owner} */
    public static Template resource(Class<?> owner, String name) {
        return new Template(text(owner, name));
    }

    public static String text(String name) {
        return text(Template.class, name);
    }

    /** @param name of a resource beside {@code owner} */
    public static String text(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name + " beside " + owner);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param values markup for each place, already quoted where it needs to be */
    public String fill(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalStateException("nothing fills {{" + match.group(1) + "}}");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
