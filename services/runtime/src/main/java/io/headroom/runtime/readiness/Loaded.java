package io.headroom.runtime.readiness;

import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a service loads beside its start and hands to its calls from then on. Thread-safe.
 *
 * @param <S> what is loaded
 */
public final class Loaded<S> {
    private final String absence;
    private final AtomicReference<S> value = new AtomicReference<>();

    /** @param absence what callers are told until it is there */
    public Loaded(String absence) {
        this.absence = absence;
    }

    public void set(S loaded) {
        value.set(loaded);
    }

    /** @throws ServiceException UNAVAILABLE before it is loaded and after it is taken away */
    public S get() {
        S loaded = value.get();
        if (loaded == null) {
            throw new ServiceException(FailureCategory.UNAVAILABLE, absence);
        }
        return loaded;
    }

    /** Takes it away from the calls, so that it can be closed; empty when there is nothing to close. */
    public Optional<S> take() {
        return Optional.ofNullable(value.getAndSet(null));
    }
}
