package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.px;

/** Collects the shapes of one chart. Colours and strokes belong to the style sheet, by class. */
public final class Svg {
    public static final double WIDTH = 520;
    public static final double HEIGHT = 320;

    private final StringBuilder shapes = new StringBuilder();
    private final String description;
    private final double width;
    private final double height;

    /** @param description read out to people who cannot see the chart */
    public Svg(String description) {
        this(description, WIDTH, HEIGHT);
    }

    public Svg(String description, double width, double height) {
        this.description = description;
        this.width = width;
        this.height = height;
    }

    public Svg line(String style, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(style, px(x1), px(y1), px(x2), px(y2)));
    }

    public Svg rectangle(String style, double x, double y, double width, double height, String tip) {
        return add("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>"
                .formatted(style, px(x), px(y), px(width), px(height), escape(tip)));
    }

    public Svg dot(String style, double x, double y, String tip) {
        return add("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"4\"><title>%s</title></circle>"
                .formatted(style, px(x), px(y), escape(tip)));
    }

    /** @param anchor start, middle or end */
    public Svg text(String style, double x, double y, String anchor, String text) {
        return add("<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                .formatted(style, px(x), px(y), anchor, escape(text)));
    }

    public Svg path(String style, Track track) {
        return add("<path class=\"%s\" d=\"%s\"/>".formatted(style, track.data()));
    }

    public String render() {
        return "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">%s</svg>"
                .formatted(px(width), px(height), escape(description), shapes);
    }

    private Svg add(String shape) {
        shapes.append(shape).append('\n');
        return this;
    }

    /** A line through points, which may be lifted to leave a gap. */
    public static final class Track {
        private final StringBuilder data = new StringBuilder();
        private boolean down;

        public Track to(double x, double y) {
            data.append(down ? 'L' : 'M').append(px(x)).append(' ').append(px(y));
            down = true;
            return this;
        }

        public Track lift() {
            down = false;
            return this;
        }

        public String data() {
            return data.toString();
        }
    }
}
