package io.headroom.runtime.budgets;

/** The budgets file is missing, unreadable or contradicts itself. The message names the key, its value and the limit. */
public final class BudgetsException extends RuntimeException {
    public BudgetsException(String message) {
        super(message);
    }

    public BudgetsException(String message, Throwable cause) {
        super(message, cause);
    }
}
