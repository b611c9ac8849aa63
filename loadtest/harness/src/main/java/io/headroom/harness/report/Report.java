package io.headroom.harness.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.harness.LoadException;
import io.headroom.harness.load.LoadResult;
import io.headroom.harness.output.OutputDirectory;
import io.headroom.harness.quality.WeightedGoodput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes {@value #JSON} for programs and {@value #HTML} for people. The page stands alone: it loads nothing, not even from its own
 * directory. Each file is replaced as a whole.
 */
public final class Report {
    public static final String JSON = "report.json";
    public static final String HTML = "report.html";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Report() {}

    /**
     * Writes both files.
     *
     * @param rssBytes resident memory by process name; empty when unknown
     * @throws LoadException when the directory cannot be written
     */
    public static void write(Path outDir, LoadResult result, Map<String, Long> rssBytes) {
        write(outDir, result, new Memory(rssBytes, Map.of()));
    }

    /** Likewise, with the most each process may hold. */
    public static void write(Path outDir, LoadResult result, Memory memory) {
        write(outDir, result, memory, WeightedGoodput.of(result, Optional.empty()));
    }

    /** Likewise, with what the answers were worth. */
    public static void write(Path outDir, LoadResult result, Memory memory, WeightedGoodput goodput) {
        write(outDir, result, memory, goodput, List.of());
    }

    /** Likewise, with what was done after the load. */
    public static void write(
            Path outDir, LoadResult result, Memory memory, WeightedGoodput goodput, List<Appendix> appendices) {
        OutputDirectory.write(outDir, JSON, json(result, memory, goodput, appendices));
        OutputDirectory.write(outDir, HTML, new Page(result, memory, goodput, appendices).render());
    }

    private static String json(LoadResult result, Memory memory, WeightedGoodput goodput, List<Appendix> appendices) {
        ObjectNode root = ReportJson.of(result, memory, goodput);
        if (!appendices.isEmpty()) {
            ArrayNode experiments = root.putArray("experiments");
            appendices.forEach(appendix -> experiments.add(appendix.json()));
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes could not be written", e);
        }
    }
}
