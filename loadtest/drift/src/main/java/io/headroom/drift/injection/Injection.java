package io.headroom.drift.injection;

import java.util.Locale;

/**
 * What is injected, without how much.
 *
 * @param view of a broken feature: {@code user} or {@code item}; empty for other kinds
 * @param column of the view whose unit changes; empty for other kinds
 */
public record Injection(Kind kind, String view, String column) {
    public static Injection of(Kind kind) {
        return new Injection(kind, "", "");
    }

    /** What goes wrong; the size is in the unit that each states. */
    public enum Kind {
        /** Nothing. */
        NONE("", 0, 0),
        /** Other users come, on other devices. */
        COVARIATE("share of visitors replaced", 0.01, 1),
        /** Everybody clicks less, or more, whatever is shown. */
        LABEL("log-odds of a click added", -5, 5),
        /** What users like changes, and what comes in does not. */
        CONCEPT("relative loss of AUC", 0.01, 0.6),
        /** Rows of a view are not found. */
        NULLS("share of reads without a row", 0.01, 1),
        /** A column comes in another unit. */
        UNIT("factor", 0.0001, 10_000),
        /** Rows are no longer kept up to date. */
        STALE("", 1, 1),
        /** Answers come without the ranker. */
        SERVING_MODE("", 1, 1);

        private final String unit;
        private final double least;
        private final double most;

        Kind(String unit, double least, double most) {
            this.unit = unit;
            this.least = least;
            this.most = most;
        }

        /** What a size is measured in; empty where there is but one. */
        public String unit() {
            return unit;
        }

        public double least() {
            return least;
        }

        public double most() {
            return most;
        }

        /** As files and reports write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
