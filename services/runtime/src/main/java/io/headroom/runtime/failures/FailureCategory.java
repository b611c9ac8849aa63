package io.headroom.runtime.failures;

/** Why something did not succeed, in the few kinds a caller can act on. Overload is not a failure of the service: it says "later". */
public enum FailureCategory {
    /** The request itself is wrong; repeating it will not help. */
    INVALID,
    /** The service sheds load; the caller may try again later. */
    OVERLOADED,
    /** Time ran out, on either side. */
    DEADLINE_EXCEEDED,
    /** Nobody answered at that address. */
    UNAVAILABLE,
    /** The service failed in a way it did not foresee, or answered nonsense. */
    ERROR
}
