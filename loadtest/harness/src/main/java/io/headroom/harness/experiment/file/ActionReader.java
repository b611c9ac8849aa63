package io.headroom.harness.experiment.file;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.Delay;
import io.headroom.harness.experiment.Experiment;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a step does. */
final class ActionReader {
    private static final List<String> STATUSES = List.of(
            "CANCELLED",
            "UNKNOWN",
            "INVALID_ARGUMENT",
            "DEADLINE_EXCEEDED",
            "NOT_FOUND",
            "PERMISSION_DENIED",
            "RESOURCE_EXHAUSTED",
            "FAILED_PRECONDITION",
            "ABORTED",
            "OUT_OF_RANGE",
            "UNIMPLEMENTED",
            "INTERNAL",
            "UNAVAILABLE",
            "DATA_LOSS",
            "UNAUTHENTICATED");
    private static final List<String> KILLABLE = Stream.concat(
                    Experiment.SERVICES.stream(), Experiment.WATCHING.stream())
            .toList();
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
    private static final double LARGEST_FACTOR = 100;

    private final Map<String, Integer> replicas;

    ActionReader(Map<String, Integer> replicas) {
        this.replicas = replicas;
    }

    /** Empty when it is so wrong that there is nothing to go on with. */
    Optional<Action> read(String kind, Fields action) {
        if (kind.equals("overload")) {
            action.allow(List.of("factor"));
            action.require("factor", "what the rate is multiplied by");
            return Optional.of(new Action.Overload(
                    action.number("factor", 1.1, LARGEST_FACTOR).orElse(2)));
        }
        Optional<String> service = service(action, kind.equals("kill") ? KILLABLE : Experiment.SERVICES);
        return switch (kind) {
            case "kill", "hang" -> processes(kind, action, service);
            case "slow" -> slow(action, service);
            case "fail" -> fail(action, service);
            default -> partition(action, service);
        };
    }

    private Optional<Action> processes(String kind, Fields action, Optional<String> service) {
        action.allow(List.of("service", "count"));
        return service.map(name -> {
            int count = count(action, name);
            return kind.equals("kill") ? new Action.Kill(name, count) : new Action.Hang(name, count);
        });
    }

    private int count(Fields action, String service) {
        int all = replicas.getOrDefault(service, 1);
        if (!action.has("count")) {
            return 1;
        }
        if (action.text("count").equals(Optional.of("all"))) {
            return all;
        }
        Optional<String> text = action.text("count");
        if (text.isPresent() && !text.get().matches("[1-9]\\d{0,3}")) {
            action.wrong("count", "is '" + text.get() + "', but must be all or a whole number of at least 1");
            return 1;
        }
        int count = text.map(Integer::parseInt).orElse(1);
        if (count > all) {
            action.wrong(
                    "count",
                    "is " + count + ", but " + service + " has " + all + (all == 1 ? " replica" : " replicas")
                            + " (see replicas)");
        }
        return count;
    }

    private Optional<Action> slow(Fields action, Optional<String> service) {
        action.allow(List.of("service", "share", "delay"));
        double share = share(action);
        if (!action.require("delay", "a map such as {distribution: fixed, value: 50ms}")) {
            return Optional.empty();
        }
        Optional<Delay> delay = delay(action.map("delay").orElseThrow());
        return service.flatMap(name -> delay.map(read -> new Action.Slow(name, share, read)));
    }

    private Optional<Action> fail(Fields action, Optional<String> service) {
        action.allow(List.of("service", "share", "mode", "status"));
        double share = share(action);
        Action.Fail.Mode mode = one(action, "mode", Action.Fail.Mode.values()).orElse(Action.Fail.Mode.ERROR);
        if (mode != Action.Fail.Mode.ERROR && action.has("status")) {
            action.wrong("status", "is stated, but calls of mode " + lower(mode) + " have none");
        }
        return service.map(name -> new Action.Fail(name, share, mode, status(action, name)));
    }

    private static String status(Fields action, String service) {
        boolean http = service.equals("gateway");
        String status = action.text("status").orElse(http ? "503" : "UNAVAILABLE");
        if (http && !status.matches("[45]\\d\\d")) {
            action.wrong("status", "is '" + status + "', but at the gateway must be an HTTP status from 400 to 599");
        } else if (!http && !STATUSES.contains(status)) {
            action.wrong("status", "is '" + status + "', but must be one of " + String.join(", ", STATUSES));
        }
        return status;
    }

    private static Optional<Action> partition(Fields action, Optional<String> service) {
        action.allow(List.of("service", "from"));
        Optional<String> from = action.text("from");
        if (from.isPresent() && !Experiment.SERVICES.contains(from.get())) {
            action.wrong("from", unknown(from.get(), Experiment.SERVICES));
        }
        if (from.isPresent() && service.equals(Optional.of("gateway"))) {
            action.wrong("from", "is stated, but nobody who calls the gateway is known by name");
        }
        return service.map(name -> new Action.Partition(name, from));
    }

    private static Optional<Delay> delay(Fields delay) {
        delay.require("distribution", "fixed, uniform, exponential or lognormal");
        Optional<Delay.Distribution> distribution = one(delay, "distribution", Delay.Distribution.values());
        if (distribution.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = distribution.get().parameters();
        delay.allow(Stream.concat(Stream.of("distribution"), names.stream()).toList());
        Map<String, Duration> parameters = new LinkedHashMap<>();
        for (String name : names) {
            delay.require(name, "a duration such as 50ms");
            delay.duration(name, Duration.ZERO, LONGEST_DELAY).ifPresent(value -> parameters.put(name, value));
        }
        if (names.size() == 2
                && parameters.size() == 2
                && parameters.get(names.get(0)).compareTo(parameters.get(names.get(1))) >= 0) {
            delay.wrong(names.get(1), "must be above " + names.get(0));
        }
        return Optional.of(new Delay(distribution.get(), parameters));
    }

    private static double share(Fields action) {
        return action.number("share", 0.0001, 1).orElse(1);
    }

    private static Optional<String> service(Fields action, List<String> known) {
        action.require("service", "one of " + String.join(", ", known));
        Optional<String> service = action.text("service");
        service.filter(name -> !known.contains(name)).ifPresent(name -> action.wrong("service", unknown(name, known)));
        return service.filter(known::contains);
    }

    private static String unknown(String name, List<String> known) {
        return "is '" + name + "', but there are only " + String.join(", ", known);
    }

    private static <E extends Enum<E>> Optional<E> one(Fields fields, String key, E[] values) {
        Optional<String> text = fields.text(key);
        Optional<E> known = text.flatMap(name ->
                Arrays.stream(values).filter(value -> lower(value).equals(name)).findFirst());
        if (text.isPresent() && known.isEmpty()) {
            fields.wrong(
                    key,
                    "is '" + text.get() + "', but must be one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(values)
                                            .map(ActionReader::lower)
                                            .toList()));
        }
        return known;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
