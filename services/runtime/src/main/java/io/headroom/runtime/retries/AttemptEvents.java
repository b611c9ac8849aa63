package io.headroom.runtime.retries;

/** What happens to the attempts of a stage's calls, for those who count. Called on many threads; must not block or throw. */
public interface AttemptEvents {
    /** Nobody counts. */
    AttemptEvents NONE = new AttemptEvents() {};

    /** A call that failed was sent again. */
    default void retried() {}

    /** A call that was late was sent a second time. */
    default void hedged() {}

    /** The second of the two was answered first. */
    default void hedgeWon() {}

    /** A call was not sent again because the budget was spent. */
    default void budgetExhausted() {}
}
