package io.headroom.runtime.faults;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faults as the management port speaks of them. Unknown fields are refused: a fault half understood would not be the one asked for. */
final class FaultJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(us|ms|s)");
    private static final Set<String> FIELDS = Set.of("kind", "share", "seed", "caller", "forSeconds", "delay", "error");
    /** The services that call others over gRPC. */
    private static final Set<String> CALLERS = Set.of("gateway", "candidates", "ranking");

    private static final double SHORTEST_SECONDS = 0.001;
    private static final double LONGEST_SECONDS = 86_400;

    private FaultJson() {}

    /**
     * @param statuses what an error may be answered with
     * @throws FaultRequestException when the body is not a fault
     */
    static Fault read(byte[] body, ErrorStatuses statuses) {
        JsonNode node = parse(body);
        refuseUnknown(node, "", FIELDS);
        FaultKind kind = FaultKind.ofKey(text(node, "kind"))
                .orElseThrow(() -> wrong("kind", node.path("kind"), "must be delay, error, drop or corrupt"));
        refuseMisplaced(node, kind);
        Fault.Effect effect =
                switch (kind) {
                    case DELAY -> new Fault.Delay(distribution(node.path("delay")));
                    case ERROR -> new Fault.Failure(status(node.path("error"), statuses));
                    case DROP -> new Fault.Drop();
                    case CORRUPT -> new Fault.Corruption();
                };
        return new Fault(effect, share(node), caller(node, statuses), lasting(node), seed(node));
    }

    static ObjectNode write(InjectedFault injected) {
        InjectedFault.Counts counts = injected.counts();
        Fault fault = injected.fault();
        ObjectNode node = JSON.createObjectNode()
                .put("id", injected.id())
                .put("kind", fault.effect().kind().key())
                .put("share", fault.share())
                .put("active", injected.isActive())
                .put("calls", counts.calls())
                .put("fired", counts.fired());
        fault.caller().ifPresent(caller -> node.put("caller", caller));
        return node;
    }

    static byte[] bytes(List<InjectedFault> faults) {
        var array = JSON.createArrayNode();
        faults.forEach(fault -> array.add(write(fault)));
        return bytes(array);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree of JSON nodes could not be written", e);
        }
    }

    /** RFC 9457 problem details. */
    static byte[] problem(int status, String title, String detail) {
        return bytes(JSON.createObjectNode()
                .put("type", "urn:problem-type:headroom:fault")
                .put("title", title)
                .put("status", status)
                .put("detail", detail));
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node == null || !node.isObject()) {
                throw new FaultRequestException("the body must be a JSON object such as {\"kind\":\"drop\"}");
            }
            return node;
        } catch (JacksonException e) {
            throw new FaultRequestException("the body is not JSON: " + e.getOriginalMessage());
        } catch (java.io.IOException e) {
            throw new FaultRequestException("the body cannot be read");
        }
    }

    private static DelayDistribution distribution(JsonNode delay) {
        String name = text(delay, "distribution");
        return switch (name) {
            case "fixed" -> {
                refuseUnknown(delay, "delay.", Set.of("distribution", "value"));
                yield new DelayDistribution.Fixed(duration(delay, "value"));
            }
            case "uniform" -> {
                refuseUnknown(delay, "delay.", Set.of("distribution", "least", "most"));
                yield new DelayDistribution.Uniform(
                        duration(delay, "least"), atLeast(delay, "most", duration(delay, "least")));
            }
            case "exponential" -> {
                refuseUnknown(delay, "delay.", Set.of("distribution", "mean"));
                yield new DelayDistribution.Exponential(duration(delay, "mean"));
            }
            case "lognormal" -> {
                refuseUnknown(delay, "delay.", Set.of("distribution", "median", "p99"));
                yield new DelayDistribution.LogNormal(
                        positive(delay, "median"), atLeast(delay, "p99", duration(delay, "median")));
            }
            default ->
                throw wrong(
                        "delay.distribution",
                        delay.path("distribution"),
                        "must be fixed (value), uniform (least, most), exponential (mean) or lognormal (median, p99)");
        };
    }

    private static Duration positive(JsonNode delay, String field) {
        Duration value = duration(delay, field);
        if (value.isZero()) {
            throw wrong("delay." + field, delay.path(field), "must be above 0");
        }
        return value;
    }

    private static Duration atLeast(JsonNode delay, String field, Duration least) {
        Duration value = duration(delay, field);
        if (value.compareTo(least) < 0) {
            throw wrong("delay." + field, delay.path(field), "must not be below the other bound");
        }
        return value;
    }

    private static Duration duration(JsonNode delay, String field) {
        Matcher matcher = DURATION.matcher(delay.path(field).asText(""));
        if (!matcher.matches()) {
            throw wrong("delay." + field, delay.path(field), "must be a number with a unit us, ms or s, such as 50ms");
        }
        double unit = Map.of("us", 1e3, "ms", 1e6, "s", 1e9).get(matcher.group(2));
        double nanos = Double.parseDouble(matcher.group(1)) * unit;
        if (nanos > DelayDistribution.LONGEST.toNanos()) {
            throw wrong("delay." + field, delay.path(field), "must not be above 60s");
        }
        return Duration.ofNanos(Math.round(nanos));
    }

    private static String status(JsonNode error, ErrorStatuses statuses) {
        refuseUnknown(error, "error.", Set.of("status"));
        String status = error.path("status").asText("");
        if (!statuses.accepts(status)) {
            throw wrong("error.status", error.path("status"), "must be " + statuses.known());
        }
        return status;
    }

    private static double share(JsonNode node) {
        JsonNode share = node.path("share");
        if (share.isMissingNode()) {
            return 1;
        }
        if (!share.isNumber() || !(share.asDouble() > 0 && share.asDouble() <= 1)) {
            throw wrong("share", share, "must be a number above 0 and at most 1");
        }
        return share.asDouble();
    }

    private static Optional<String> caller(JsonNode node, ErrorStatuses statuses) {
        if (!node.has("caller")) {
            return Optional.empty();
        }
        if (statuses == ErrorStatuses.HTTP) {
            throw new FaultRequestException(
                    "the field caller means nothing here: who calls over HTTP does not say who it is");
        }
        if (!CALLERS.contains(text(node, "caller"))) {
            throw wrong("caller", node.path("caller"), "must be one of " + new TreeSet<>(CALLERS));
        }
        return Optional.of(text(node, "caller"));
    }

    private static Optional<Duration> lasting(JsonNode node) {
        JsonNode seconds = node.path("forSeconds");
        if (seconds.isMissingNode()) {
            return Optional.empty();
        }
        if (!seconds.isNumber() || !(seconds.asDouble() >= SHORTEST_SECONDS && seconds.asDouble() <= LONGEST_SECONDS)) {
            throw wrong("forSeconds", seconds, "must be a number from 0.001 to 86400");
        }
        return Optional.of(Duration.ofNanos(Math.round(seconds.asDouble() * 1e9)));
    }

    private static long seed(JsonNode node) {
        JsonNode seed = node.path("seed");
        if (!seed.isMissingNode() && !(seed.isIntegralNumber() && seed.canConvertToLong())) {
            throw wrong("seed", seed, "must be a whole number");
        }
        return seed.asLong(1);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.asText() : "";
    }

    private static void refuseMisplaced(JsonNode node, FaultKind kind) {
        for (FaultKind other : List.of(FaultKind.DELAY, FaultKind.ERROR)) {
            if (other != kind && node.has(other.key())) {
                throw new FaultRequestException("the field " + other.key() + " does not belong to kind " + kind.key());
            }
        }
    }

    private static void refuseUnknown(JsonNode node, String prefix, Set<String> known) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw new FaultRequestException(
                        "there is no field '" + prefix + field.getKey() + "'; the fields are " + new TreeSet<>(known));
            }
        }
    }

    private static FaultRequestException wrong(String field, JsonNode value, String rule) {
        String shown = value.isMissingNode() ? "missing" : value.toString();
        return new FaultRequestException(
                field + " is " + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown) + ", but " + rule);
    }
}
