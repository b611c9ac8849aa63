package io.headroom.runtime.faults;

import io.headroom.runtime.configuration.HeadroomConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The faults in force in this process. There can be none unless experiments are enabled. Thread-safe. */
@ApplicationScoped
public class Faults {
    static final String INJECTED = "headroom.faults.injected";
    /** Each fault costs every call a little, and nobody reads more than a few. */
    static final int MOST = 100;

    private final boolean enabled;
    private final LongSupplier nanoTime;
    private final AtomicLong nextId = new AtomicLong();
    private final List<InjectedFault> inForce = new CopyOnWriteArrayList<>();
    private final Map<FaultKind, Counter> injected = new EnumMap<>(FaultKind.class);

    @Inject
    public Faults(HeadroomConfig config, MeterRegistry registry) {
        this(config.experiments().enabled(), registry, System::nanoTime);
    }

    Faults(boolean enabled, MeterRegistry registry, LongSupplier nanoTime) {
        this.enabled = enabled;
        this.nanoTime = nanoTime;
        for (FaultKind kind : enabled ? FaultKind.values() : new FaultKind[0]) {
            injected.put(
                    kind,
                    Counter.builder(INJECTED)
                            .description("Calls struck by a fault that was injected on purpose")
                            .tag("kind", kind.key())
                            .register(registry));
        }
    }

    /** Whether faults can be injected at all. */
    public boolean enabled() {
        return enabled;
    }

    /**
     * What befalls a call that arrives now.
     *
     * @param caller the service that calls; empty when it does not say
     */
    public CallFate fateOf(Optional<String> caller) {
        if (inForce.isEmpty()) {
            return CallFate.NONE;
        }
        List<Strike> strikes = new ArrayList<>();
        for (InjectedFault fault : inForce) {
            fault.strike(caller).ifPresent(strike -> {
                injected.get(fault.fault().effect().kind()).increment();
                strikes.add(strike);
            });
        }
        return CallFate.of(strikes);
    }

    /** @throws FaultRequestException when experiments are not enabled or too many faults are in force */
    InjectedFault inject(Fault fault) {
        if (!enabled) {
            throw new FaultRequestException("experiments are not enabled here (headroom.experiments.enabled)");
        }
        if (inForce.size() >= MOST) {
            throw new FaultRequestException(
                    "there are " + inForce.size() + " faults already, the limit is " + MOST + "; remove some first");
        }
        InjectedFault added = new InjectedFault(Long.toString(nextId.incrementAndGet()), fault, nanoTime);
        inForce.add(added);
        return added;
    }

    /** All of them, also those whose time is over, until they are removed. */
    List<InjectedFault> list() {
        return List.copyOf(inForce);
    }

    /** Ends a fault; empty when there is none of that id. */
    Optional<InjectedFault> remove(String id) {
        Optional<InjectedFault> found =
                inForce.stream().filter(fault -> fault.id().equals(id)).findFirst();
        found.ifPresent(inForce::remove);
        return found;
    }

    /** Ends all of them and returns which they were. */
    List<InjectedFault> removeAll() {
        List<InjectedFault> all = list();
        inForce.removeAll(all);
        return all;
    }
}
