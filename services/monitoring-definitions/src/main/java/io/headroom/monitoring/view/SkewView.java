package io.headroom.monitoring.view;

import java.util.List;

/**
 * Training-serving skew: logged rows against rows derived again from the bundle's states and the events of the log.
 *
 * @param checkable whether the reference brought states to derive from
 * @param rows one a kind of row
 * @param digestsChecked answers with values whose digest was computed again
 * @param digestFaults those whose digest was another
 */
public record SkewView(
        boolean checkable, List<Rows> rows, long digestsChecked, long digestFaults, List<Example> examples) {
    public SkewView {
        rows = List.copyOf(rows);
        examples = List.copyOf(examples);
    }

    /**
     * @param view {@code user} or {@code item}
     * @param checked rows derived again
     * @param faults those that differed in at least one bit
     * @param notCheckable rows whose events are not all known yet, or not kept
     */
    public record Rows(String view, long checked, long faults, long notCheckable) {}

    /**
     * One fault.
     *
     * @param column the first that differs, {@code updated_at} when the row is of another moment, or {@code digest}
     */
    public record Example(
            String view, long id, String requestId, long logMillis, String column, String logged, String derived) {}
}
