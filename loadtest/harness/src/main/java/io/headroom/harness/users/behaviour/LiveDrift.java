package io.headroom.harness.users.behaviour;

import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import io.headroom.world.truth.TruthDrift;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A change of the users while load runs: {@code KIND@START[+DURATION][:SIZE]}, such as {@code concept@30s+20s:0.5}.
 *
 * @param start from the beginning of the measured phase
 * @param duration until the users are as before; empty: to the end of the run
 * @param size what it means depends on the kind
 */
public record LiveDrift(Type type, Duration start, Optional<Duration> duration, double size) {
    private static final Pattern FORM =
            Pattern.compile("(?<kind>[a-z]+)@(?<start>[^+:]+)(\\+(?<duration>[^:]+))?(:(?<size>.+))?");

    /** What changes. */
    public enum Type {
        /** Tastes turn; the size is the part of a half turn, after which everybody likes the opposite: 0 to 1. */
        CONCEPT(0.5, 0, 1),
        /** Everybody clicks more or less; the size is added to the log-odds of a click: -5 to 5. */
        LABEL(-0.7, -5, 5),
        /** Others come; the size is the share of requests whose user is drawn evenly instead of by activity: 0 to 1. */
        COVARIATE(1, 0, 1);

        private final double usual;
        private final double least;
        private final double most;

        Type(double usual, double least, double most) {
            this.usual = usual;
            this.least = least;
            this.most = most;
        }

        /** As users write it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LiveDrift {
        if (!(size >= type.least && size <= type.most)) {
            throw refused(
                    type.key() + " of size " + size, "the size must lie between " + type.least + " and " + type.most);
        }
        if (start.isNegative()
                || duration.filter(length -> !length.isPositive()).isPresent()) {
            throw refused(type.key(), "it must not start before 0s, nor last 0s");
        }
    }

    /** @throws LoadException when the text is no such change; the message says what is */
    public static LiveDrift parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw refused("'" + text + "'", "must be KIND@START[+DURATION][:SIZE], such as concept@30s+20s:0.5");
        }
        Type type = Arrays.stream(Type.values())
                .filter(known -> known.key().equals(matcher.group("kind")))
                .findFirst()
                .orElseThrow(() -> refused(
                        "'" + text + "'",
                        "the kind must be one of "
                                + Arrays.stream(Type.values()).map(Type::key).collect(Collectors.joining(", "))));
        return new LiveDrift(
                type,
                length(text, matcher.group("start")),
                Optional.ofNullable(matcher.group("duration")).map(length -> length(text, length)),
                size(text, matcher.group("size"), type.usual));
    }

    private static Duration length(String text, String length) {
        try {
            return Duration.parse("PT" + length);
        } catch (DateTimeParseException _) {
            throw refused("'" + text + "'", "'" + length + "' is no time such as 30s, 2m or 1m30s");
        }
    }

    private static double size(String text, String size, double usual) {
        try {
            return size == null ? usual : Double.parseDouble(size);
        } catch (NumberFormatException _) {
            throw refused("'" + text + "'", "the size must be a number, was '" + size + "'");
        }
    }

    /** @param offset from the beginning of the measured phase */
    public boolean holdsAt(Duration offset) {
        return offset.compareTo(start) >= 0
                && duration.map(length -> offset.compareTo(start.plus(length)) < 0)
                        .orElse(true);
    }

    TruthDrift truth() {
        return switch (type) {
            case CONCEPT -> new TruthDrift(size * Math.PI, 0);
            case LABEL -> new TruthDrift(0, size);
            case COVARIATE -> TruthDrift.NONE;
        };
    }

    /** For people. */
    public String label() {
        return type.key() + " drift of " + size;
    }

    private static LoadException refused(String what, String why) {
        return new LoadException(Kind.USAGE, "drift is " + what + ", but " + why);
    }
}
