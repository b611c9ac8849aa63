package io.headroom.harness.experiment.run;

import io.headroom.harness.Answers;
import io.headroom.harness.StubGateway;
import io.headroom.harness.experiment.CallFault;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.experiment.target.InjectedFault;
import io.headroom.harness.experiment.target.Sighting;
import io.headroom.harness.experiment.target.TargetException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A ranker, or two, that can be broken, and a gateway that answers POPULAR while the first is. */
final class FakeTarget implements ExperimentTarget, AutoCloseable {
    private static final Duration RESTART = Duration.ofMillis(300);

    private final StubGateway gateway;
    private final List<String> rankers;
    private final AtomicInteger starts = new AtomicInteger(1);
    private final Set<String> hung = ConcurrentHashMap.newKeySet();
    private final Set<CallFault> injected = ConcurrentHashMap.newKeySet();
    private final AtomicLong struck = new AtomicLong();
    private volatile long downUntilNanos = System.nanoTime();
    private final List<Consumer<Sighting>> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean immortal;

    FakeTarget(String... rankers) throws IOException {
        this.rankers = List.of(rankers);
        this.gateway = new StubGateway(_ -> answer());
    }

    /** Kills do nothing from now on. */
    FakeTarget immortal() {
        immortal = true;
        return this;
    }

    /** Whether anybody still watches. */
    boolean isWatched() {
        return !watchers.isEmpty();
    }

    /** Whether anything is still broken. */
    boolean isBroken() {
        return !hung.isEmpty() || !injected.isEmpty();
    }

    @Override
    public URI gateway() {
        return gateway.uri();
    }

    @Override
    public List<String> replicas(String service) {
        return service.equals("ranking") ? rankers : List.of();
    }

    @Override
    public String identity(String replica) {
        return "pid " + starts;
    }

    @Override
    public boolean isReady(String replica) {
        return !isDown() && !hung.contains(replica);
    }

    @Override
    public boolean isSuspended(String replica) {
        return hung.contains(replica);
    }

    @Override
    public void kill(String replica) {
        if (!immortal) {
            downUntilNanos = System.nanoTime() + RESTART.toNanos();
            starts.incrementAndGet();
            watchers.forEach(watcher -> watcher.accept(new Sighting("ranking", replica, "gone", "was seen to go")));
        }
    }

    @Override
    public void hang(String replica, Duration atMost) {
        hung.add(replica);
    }

    @Override
    public void resume(String replica) {
        hung.remove(replica);
    }

    @Override
    public boolean takesFaults(String replica) {
        return true;
    }

    /** Says of every kill that it was seen. */
    @Override
    public Watch watch(Consumer<Sighting> listener) {
        watchers.add(listener);
        return () -> watchers.remove(listener);
    }

    @Override
    public List<String> caveats() {
        return List.of("this system is a fake");
    }

    @Override
    public InjectedFault inject(String replica, CallFault fault, long seed, Duration atMost) {
        if (fault.kind().equals("corrupt")) {
            throw new TargetException(replica + " takes no faults");
        }
        injected.add(fault);
        return () -> {
            injected.remove(fault);
            return new InjectedFault.Effect(true, struck.get(), struck.get());
        };
    }

    @Override
    public void close() {
        gateway.close();
    }

    private StubGateway.Reply answer() {
        if (!injected.isEmpty()) {
            struck.incrementAndGet();
        }
        boolean broken = isDown() || isBroken();
        return new StubGateway.Reply(200, Answers.withStages(broken ? "POPULAR" : "FULL", 4000, 1200, 2300));
    }

    private boolean isDown() {
        return System.nanoTime() - downUntilNanos < 0;
    }
}
