package io.headroom.models.ranking;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads a model's input contract. Every error names the file, the key, its value and what would do. */
public final class ContractReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KEYS = Set.of("inputs", "dense", "historyLength", "output", "batchSizes");

    private final Set<String> denseColumns;

    /** @param denseColumns the dense columns this service can make */
    public ContractReader(List<String> denseColumns) {
        this.denseColumns = Set.copyOf(denseColumns);
    }

    /** @throws RankingModelException when the file cannot be read or asks for what this service cannot give */
    public RankerContract read(Path file) {
        try {
            return contract(JSON.readTree(Files.readAllBytes(file)));
        } catch (JacksonException e) {
            throw new RankingModelException(
                    file + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new RankingModelException("cannot read the model contract " + file + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw new RankingModelException("model contract " + file + ": " + e.getMessage(), e);
        }
    }

    private RankerContract contract(JsonNode root) {
        for (var entry : root.properties()) {
            if (!KEYS.contains(entry.getKey())) {
                throw new IllegalArgumentException("unknown key '" + entry.getKey() + "'; known: " + sorted(KEYS));
            }
        }
        List<String> inputs = texts(root, "inputs");
        if (inputs.isEmpty() || Set.copyOf(inputs).size() != inputs.size()) {
            throw new IllegalArgumentException("inputs are " + inputs + ", but must be distinct and at least one");
        }
        List<String> dense = inputs.contains(RankerContract.DENSE) ? knownColumns(texts(root, "dense")) : List.of();
        int historyLength = root.has("historyLength") ? whole(root.get("historyLength"), "historyLength") : 1;
        return new RankerContract(inputs, dense, historyLength, output(root), batchSizes(root));
    }

    private List<String> knownColumns(List<String> names) {
        List<String> unknown =
                names.stream().filter(name -> !denseColumns.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "dense columns " + unknown + " are unknown; known: " + sorted(denseColumns));
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("inputs name dense, but dense lists no columns");
        }
        return names;
    }

    private static RankerContract.Output output(JsonNode root) {
        String text = root.path("output").asText("");
        return Arrays.stream(RankerContract.Output.values())
                .filter(output -> output.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("output is '" + text + "', but must be one of "
                        + Arrays.toString(RankerContract.Output.values())));
    }

    private static List<Integer> batchSizes(JsonNode root) {
        List<Integer> sizes = new ArrayList<>();
        array(root, "batchSizes").forEach(size -> sizes.add(whole(size, "batchSizes")));
        return sizes;
    }

    private static List<String> texts(JsonNode root, String key) {
        return StreamSupport.stream(array(root, key).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode array(JsonNode root, String key) {
        JsonNode node = root.path(key);
        if (!node.isArray()) {
            throw new IllegalArgumentException(
                    key + " is " + (node.isMissingNode() ? "missing" : node) + ", but must be a list");
        }
        return node;
    }

    private static int whole(JsonNode node, String key) {
        if (!node.isInt()) {
            throw new IllegalArgumentException(key + " holds " + node + ", but must hold whole numbers");
        }
        return node.intValue();
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
