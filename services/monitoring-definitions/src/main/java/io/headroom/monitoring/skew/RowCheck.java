package io.headroom.monitoring.skew;

/** What came of deriving a logged row again. */
sealed interface RowCheck {

    /** Not a bit differs. */
    record Same() implements RowCheck {}

    /** Events it is made of are not known, not yet or not any more. */
    record NotCheckable() implements RowCheck {}

    /** @param column the first that differs */
    record Fault(String column, String logged, String derived) implements RowCheck {}
}
