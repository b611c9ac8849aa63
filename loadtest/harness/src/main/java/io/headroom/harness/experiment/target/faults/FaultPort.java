package io.headroom.harness.experiment.target.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.harness.experiment.CallFault;
import io.headroom.harness.experiment.Delay;
import io.headroom.harness.experiment.target.InjectedFault;
import io.headroom.harness.experiment.target.TargetException;
import io.headroom.harness.experiment.target.faults.ManagementPort.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Speaks to {@code /faults} of one replica, by whatever way there is to its management port. Thread-safe. */
public final class FaultPort {
    private static final String PATH = "/faults";
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ManagementPort port;

    public FaultPort(ManagementPort port) {
        this.port = port;
    }

    /** Whether the replica takes faults at all. */
    public boolean isOpen() {
        try {
            return port.ask("GET", PATH, Optional.empty()).status() == OK;
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Those in force, and those whose time is over but which nobody has removed.
     *
     * @throws TargetException when the replica cannot be asked
     */
    public List<FaultState> list() {
        try {
            Answer answer = port.ask("GET", PATH, Optional.empty());
            if (answer.status() != OK) {
                throw new TargetException(port.name() + PATH + " answered HTTP " + answer.status());
            }
            return StreamSupport.stream(JSON.readTree(answer.body()).spliterator(), false)
                    .map(FaultPort::state)
                    .toList();
        } catch (IOException e) {
            throw new TargetException("cannot ask " + port.name() + PATH + ": " + e, e);
        }
    }

    /** @throws TargetException when the replica refuses the fault or cannot be asked */
    public Injected inject(CallFault fault, long seed, Duration atMost) {
        try {
            Answer answer =
                    port.ask("POST", PATH, Optional.of(body(fault, seed, atMost).toString()));
            if (answer.status() != CREATED) {
                throw new TargetException(port.name() + PATH + " refused the fault with HTTP " + answer.status() + ": "
                        + answer.body().strip());
            }
            return new Injected(JSON.readTree(answer.body()).path("id").asText());
        } catch (IOException e) {
            throw new TargetException("cannot inject a fault at " + port.name() + PATH + ": " + e, e);
        }
    }

    private static ObjectNode body(CallFault fault, long seed, Duration atMost) {
        ObjectNode body = JSON.createObjectNode();
        body.put("kind", fault.kind()).put("share", fault.share()).put("seed", seed);
        body.put("forSeconds", atMost.toSeconds());
        fault.caller().ifPresent(caller -> body.put("caller", caller));
        fault.status().ifPresent(status -> body.putObject("error").put("status", status));
        fault.delay().ifPresent(delay -> delay(body.putObject("delay"), delay));
        return body;
    }

    private static void delay(ObjectNode node, Delay delay) {
        node.put("distribution", delay.distribution().key());
        delay.parameters().forEach((name, value) -> node.put(name, value.toNanos() / 1000 + "us"));
    }

    private static FaultState state(JsonNode node) {
        return new FaultState(
                node.path("id").asText(),
                node.path("kind").asText(),
                node.path("share").asDouble(),
                node.path("active").asBoolean(),
                node.path("calls").asLong(),
                node.path("fired").asLong());
    }

    /** One fault of the replica. */
    public final class Injected implements InjectedFault {
        private final String id;
        private Effect effect;

        private Injected(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        @Override
        public synchronized Effect remove() {
            if (effect == null) {
                effect = removed();
            }
            return effect;
        }

        private Effect removed() {
            try {
                Answer answer = port.ask("DELETE", PATH + "/" + id, Optional.empty());
                if (answer.status() != OK) {
                    return Effect.unknown();
                }
                FaultState state = state(JSON.readTree(answer.body()));
                return new Effect(true, state.calls(), state.fired());
            } catch (IOException _) {
                // The replica is gone, and its faults with it; or it ends them itself.
                return Effect.unknown();
            }
        }
    }
}
