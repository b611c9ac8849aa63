package io.headroom.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** {@code /faults} of one replica. */
public final class FakeFaults {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, ObjectNode> inForce = new TreeMap<>();
    private int lastId;

    record Answer(int status, String body) {}

    /** A few calls reach the replica, and every fault strikes them. */
    public synchronized void calls(int calls) {
        inForce.values().forEach(fault -> fault.put("calls", fault.path("calls").asInt() + calls)
                .put("fired", fault.path("fired").asInt() + calls));
    }

    public synchronized String list() {
        return JSON.createArrayNode().addAll(inForce.values()).toString();
    }

    synchronized Answer answer(String method, String path, String body) {
        if (!path.startsWith("/faults")) {
            return new Answer(404, "");
        }
        return switch (method) {
            case "GET" -> new Answer(200, list());
            case "POST" -> new Answer(201, inject(body));
            default -> remove(Integer.parseInt(path.substring("/faults/".length())));
        };
    }

    private String inject(String body) {
        JsonNode asked = parse(body);
        ObjectNode fault = JSON.createObjectNode()
                .put("id", Integer.toString(++lastId))
                .put("kind", asked.path("kind").asText())
                .put("share", asked.path("share").asDouble())
                .put("active", true)
                .put("calls", 0)
                .put("fired", 0);
        inForce.put(lastId, fault);
        return fault.toString();
    }

    private Answer remove(int id) {
        ObjectNode fault = inForce.remove(id);
        return fault == null ? new Answer(404, "") : new Answer(200, fault.toString());
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
