package io.headroom.runtime.following;

import io.headroom.runtime.readiness.Loaded;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A next model that calls reach through a {@link Loaded}. The first one of a process is handed to calls before its rehearsal: nobody is sent to a
 * service that is not ready, and who comes all the same is better answered slowly than not at all.
 *
 * @param <S> what answers calls
 */
public final class SwappedModel<S> implements NextModel {
    private static final Logger LOG = Logger.getLogger(SwappedModel.class);

    private final Loaded<S> calls;
    private final S model;
    private final Runnable rehearsal;
    private final Consumer<? super S> end;
    private final boolean first;

    /**
     * @param rehearsal runs the model's own paths
     * @param end closes the model; nobody uses it then
     */
    public SwappedModel(Loaded<S> calls, S model, Runnable rehearsal, Consumer<? super S> end) {
        this.calls = calls;
        this.model = model;
        this.rehearsal = rehearsal;
        this.end = end;
        this.first = !calls.isSet();
        if (first) {
            hand();
        }
    }

    @Override
    public void rehearse() {
        rehearsal.run();
    }

    @Override
    public void serve() {
        if (!first) {
            hand();
        }
    }

    @Override
    public void discard() {
        if (first) {
            log(calls.retire());
        } else {
            end.accept(model);
        }
    }

    private void hand() {
        log(calls.set(model, end));
    }

    private static void log(CompletableFuture<Void> ending) {
        CompletableFuture<?> unused = ending.exceptionally(failure -> {
            LOG.error("what was replaced could not be closed", failure);
            return null;
        });
    }
}
