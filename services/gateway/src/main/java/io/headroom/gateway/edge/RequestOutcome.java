package io.headroom.gateway.edge;

/** How a request for recommendations ended. */
enum RequestOutcome {
    /** With recommendations, from whatever rung. */
    ANSWERED,
    /** The gateway took no more requests: 503. */
    REFUSED,
    /** The gateway failed, or a fault was injected into it: any other 5xx. */
    FAILED,
    /** The client waited longer than a request may take and went without an answer. */
    UNANSWERED,
    /** The client went before its answer could be called late: says nothing of the service. */
    ABANDONED,
    /** The request itself was wrong: 4xx. */
    INVALID;

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    /**
     * @param delivered whether the response reached its end
     * @param overdue whether the request took longer than it may
     */
    static RequestOutcome of(boolean delivered, int status, boolean overdue) {
        if (!delivered) {
            return overdue ? UNANSWERED : ABANDONED;
        }
        if (status >= SERVER_ERROR) {
            return status == UNAVAILABLE ? REFUSED : FAILED;
        }
        return status >= BAD_REQUEST ? INVALID : ANSWERED;
    }
}
