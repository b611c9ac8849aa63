package io.headroom.drift.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.drift.run.DriftResult;
import io.headroom.harness.output.OutputDirectory;
import java.nio.file.Path;

/** Writes {@value #JSON} for programs and {@value #HTML} for people. The page stands alone. Each file is replaced as a whole. */
public final class DriftReport {
    public static final String JSON = "drift.json";
    public static final String HTML = "drift.html";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DriftReport() {}

    /** @throws io.headroom.harness.LoadException when the directory cannot be written */
    public static void write(Path outDir, DriftResult result) {
        OutputDirectory.write(outDir, JSON, json(result));
        OutputDirectory.write(outDir, HTML, DriftPage.render(result));
    }

    private static String json(DriftResult result) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(DriftJson.of(result)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes could not be written", e);
        }
    }
}
