package io.headroom.features.writing;

import io.headroom.features.store.StoreDamagedException;
import io.headroom.features.store.StoreException;
import io.headroom.features.store.StoreFullException;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.util.concurrent.CompletionException;

/** What a store's failure means to a caller. */
public final class StoreFailures {
    private StoreFailures() {}

    /** What a future failed with. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    public static ServiceException asService(StoreException e) {
        FailureCategory category =
                switch (e) {
                    case StoreFullException full -> FailureCategory.OVERLOADED;
                    case StoreDamagedException damaged -> FailureCategory.ERROR;
                    default -> FailureCategory.UNAVAILABLE;
                };
        return new ServiceException(category, e.getMessage(), e);
    }
}
