package io.headroom.harness.quality.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.harness.output.OutputDirectory;
import io.headroom.harness.quality.QualityResult;
import java.nio.file.Path;

/** Writes {@value #JSON} for programs and {@value #HTML} for people. The page stands alone. Each file is replaced as a whole. */
public final class QualityReport {
    public static final String JSON = "quality.json";
    public static final String HTML = "quality.html";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private QualityReport() {}

    /** @throws io.headroom.harness.LoadException when the directory cannot be written */
    public static void write(Path outDir, QualityResult result) {
        OutputDirectory.write(outDir, JSON, json(result));
        OutputDirectory.write(outDir, HTML, QualityPage.render(result));
    }

    private static String json(QualityResult result) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(QualityJson.of(result)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes could not be written", e);
        }
    }
}
