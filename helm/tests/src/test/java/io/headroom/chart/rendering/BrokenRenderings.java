package io.headroom.chart.rendering;

/** What the chart renders, with one thing changed to the worse, so that rules and parsing can be seen to fail. */
public final class BrokenRenderings {
    private BrokenRenderings() {}

    /**
     * @param right what stands in the YAML, a regular expression
     * @param wrong what is put there instead, everywhere
     * @throws IllegalArgumentException when the YAML has nothing of that kind: the test would prove nothing
     */
    public static Rendered with(String right, String wrong) {
        String text = Chart.text(Chart.NEWEST, "persistence: {enabled: true}");
        String broken = text.replaceAll(right, wrong);
        if (broken.equals(text)) {
            throw new IllegalArgumentException("nothing rendered matches " + right);
        }
        return Rendered.parse(broken);
    }

    /** Everything once more. */
    public static Rendered twice() {
        String text = Chart.text(Chart.NEWEST, "{}");
        return Rendered.parse(text + "\n" + text);
    }
}
