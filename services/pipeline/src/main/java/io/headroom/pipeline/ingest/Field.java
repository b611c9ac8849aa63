package io.headroom.pipeline.ingest;

/** Reads one field of a row and checks it against its limits. */
final class Field {

    static final float LOWEST_RATING = 0.5f;
    static final float HIGHEST_RATING = 5f;

    /** 2 January 1970 and 1 January 2100: milliseconds and other mistakes lie outside. */
    static final long EARLIEST = 86_400;

    static final long LATEST = 4_102_444_800L;

    private static final int LONGEST_SHOWN = 40;

    private Field() {}

    static long id(String name, String text) throws BadRow {
        return whole(name, text, 1, Long.MAX_VALUE);
    }

    static long timestamp(String text) throws BadRow {
        return whole("timestamp", text, EARLIEST, LATEST);
    }

    static int position(String text) throws BadRow {
        return (int) whole("position", text, 1, Integer.MAX_VALUE);
    }

    static float clicked(String text) throws BadRow {
        return whole("clicked", text, 0, 1);
    }

    static float rating(String text) throws BadRow {
        float rating;
        try {
            requireDigitsAndPoint(text);
            rating = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new BadRow(Fault.UNPARSABLE, "rating '%s'".formatted(shown(text)), e);
        }
        if (!(rating >= LOWEST_RATING && rating <= HIGHEST_RATING)) {
            throw new BadRow(
                    Fault.OUT_OF_RANGE,
                    "rating %s is outside %s..%s".formatted(shown(text), LOWEST_RATING, HIGHEST_RATING));
        }
        return rating;
    }

    private static long whole(String name, String text, long low, long high) throws BadRow {
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRow(Fault.UNPARSABLE, "%s '%s'".formatted(name, shown(text)), e);
        }
        if (value < low || value > high) {
            String limits = high == Long.MAX_VALUE ? "below " + low : "outside %d..%d".formatted(low, high);
            throw new BadRow(Fault.OUT_OF_RANGE, "%s %d is %s".formatted(name, value, limits));
        }
        return value;
    }

    /** Java's own syntax of floats also knows "NaN", "1f" and hexadecimal. */
    private static void requireDigitsAndPoint(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character != '.' && character != '-' && (character < '0' || character > '9')) {
                throw new NumberFormatException("character '%c'".formatted(character));
            }
        }
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
