package io.headroom.pipeline.ranker;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.models.ranking.RankerContract;
import io.headroom.pipeline.PipelineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the description of a ranking model that a user brings. */
public final class OwnRanker {
    private OwnRanker() {}

    /** @throws PipelineException when the file is not such a description */
    public static RankerContract contract(Path file) throws IOException {
        byte[] json = Files.readAllBytes(file);
        try {
            return new ObjectMapper().readValue(json, RankerContract.class);
        } catch (JacksonException e) {
            throw new PipelineException(
                    "%s does not describe a ranking model: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }
}
