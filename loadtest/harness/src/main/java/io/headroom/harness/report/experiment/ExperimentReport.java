package io.headroom.harness.report.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.output.OutputDirectory;
import io.headroom.harness.report.Appendix;
import io.headroom.harness.report.Memory;
import io.headroom.harness.report.Report;
import java.nio.file.Path;

/** Writes the report of an experiment: what a load report holds, and what was done when and how it was borne. */
public final class ExperimentReport {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ExperimentReport() {}

    /**
     * Writes {@value Report#JSON} and {@value Report#HTML}; the page stands alone.
     *
     * @throws io.headroom.harness.LoadException when the directory cannot be written
     */
    public static void write(Path outDir, ExperimentResult result, Memory memory) {
        OutputDirectory.write(outDir, Report.JSON, json(result, memory));
        OutputDirectory.write(outDir, Report.HTML, ExperimentPage.render(result));
    }

    /** The experiment as a part of the report of the load that went before it. */
    public static Appendix appendix(ExperimentResult result, Memory memory) {
        return new Appendix(ExperimentSection.render(result), ExperimentJson.of(result, memory));
    }

    private static String json(ExperimentResult result, Memory memory) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(ExperimentJson.of(result, memory)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes could not be written", e);
        }
    }
}
