package io.headroom.candidates.serving;

import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;

/** How many candidates a request may have. */
record RequestLimit(int standard, int most) {
    RequestLimit {
        if (standard < 1 || standard > most) {
            throw new IllegalArgumentException("headroom.candidates.default-limit is " + standard
                    + ", but must lie between 1 and headroom.candidates.max-limit, " + most);
        }
    }

    /** The request's limit, the standard one where it says none; refuses what is out of range. */
    int of(GenerateRequest request) {
        int limit = request.getLimit();
        if (limit < 0 || limit > most) {
            throw new ServiceException(
                    FailureCategory.INVALID, "limit is " + limit + ", but must lie between 0 and " + most);
        }
        return limit == 0 ? standard : limit;
    }
}
