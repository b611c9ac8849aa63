package io.headroom.drift.verdict;

import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.scoring.Median;
import io.headroom.drift.scoring.SizeScore;
import java.util.Locale;

/** Figures in words, alike in the bars, on the terminal and on the page. */
public final class Words {
    private Words() {}

    /** Up to three significant digits. */
    public static String number(double value) {
        if (Double.isInfinite(value)) {
            return "never";
        }
        double size = Math.abs(value);
        if (size >= 10 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(
                Locale.ROOT, size >= 1 ? "%.1f" : size >= 0.1 ? "%.2f" : size >= 0.01 ? "%.3f" : "%.4f", value);
    }

    /** A median with its interval. */
    public static String median(Median median) {
        return number(median.value()) + " (" + number(median.low()) + " to " + number(median.high()) + ")";
    }

    /** A space and the size, or nothing where there is but one. */
    public static String size(SizeScore score) {
        return score.scenario().injection().kind().unit().isEmpty()
                ? ""
                : " " + size(score.scenario().injection().kind(), score.size());
    }

    /** A size with its sign or unit. */
    public static String size(Kind kind, double size) {
        return switch (kind) {
            case COVARIATE, CONCEPT, NULLS -> number(100 * size) + "%";
            case UNIT -> "x" + number(size);
            case LABEL, NONE, STALE, SERVING_MODE -> number(size);
        };
    }
}
