package io.headroom.drift.injection;

import java.util.Locale;

/**
 * How much of an injection is in force when.
 *
 * @param over requests: of the whole of an abrupt one (0: until the end), of the rise of a gradual one, of a period of a recurring one, which
 *     is in force in the first half of each
 */
public record Shape(Form form, int over) {
    /** Steps in which a gradual one rises: the truth is made anew for each. */
    private static final int STEPS = 16;

    public static final Shape ABRUPT = new Shape(Form.ABRUPT, 0);

    /** The ways of an injection over time. */
    public enum Form {
        ABRUPT,
        GRADUAL,
        RECURRING;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Share of the size, 0 to 1, so many requests after the beginning; 0 before it. */
    public double intensity(int since) {
        if (since < 0) {
            return 0;
        }
        return switch (form) {
            case ABRUPT -> over == 0 || since < over ? 1 : 0;
            case GRADUAL -> Math.min(1, Math.floorDiv(since * STEPS, over) / (double) STEPS + 1.0 / STEPS);
            case RECURRING -> since % over < over / 2 ? 1 : 0;
        };
    }
}
