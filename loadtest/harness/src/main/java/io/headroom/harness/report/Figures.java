package io.headroom.harness.report;

import java.time.Duration;
import java.util.Locale;

/** How the page writes numbers, and how it quotes text it did not write itself. */
public final class Figures {
    private Figures() {}

    /** Milliseconds with three significant digits and a unit. */
    public static String millis(double micros) {
        return significant(micros / 1000) + " ms";
    }

    public static String millis(long micros) {
        return millis((double) micros);
    }

    /** A duration someone stated, without digits they did not write. */
    public static String stated(Duration duration) {
        return plain(duration.toNanos() / 1e6) + " ms";
    }

    /** Three significant digits, thousands apart. */
    public static String significant(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    /** At most two decimals, none when there is nothing in them. */
    public static String plain(double value) {
        return value == Math.rint(value)
                ? count((long) value)
                : String.format(Locale.ROOT, "%,.2f", value).replaceFirst("0$", "");
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public static String percent(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f%%", share * 100);
    }

    public static String mebibytes(long bytes) {
        return count(Math.round(bytes / 1048576.0)) + " MiB";
    }

    /** A coordinate or a width. */
    public static String px(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
