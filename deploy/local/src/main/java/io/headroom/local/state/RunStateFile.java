package io.headroom.local.state;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Reads and writes the state of a run; a reader sees the old state or the new one, never a part. */
public final class RunStateFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            // Records hold their whole state; what they can be asked besides is not part of it.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private RunStateFile() {}

    /** The state; empty when there is none, or when what is there cannot be read as one. */
    public static Optional<RunState> read(RunDirectory run) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(run.stateFile()), RunState.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JacksonException damaged) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + run.stateFile(), failure);
        }
    }

    public static void write(RunDirectory run, RunState state) {
        Path target = run.stateFile();
        Path draft = target.resolveSibling(target.getFileName() + ".draft");
        try {
            Files.createDirectories(run.path());
            Files.write(draft, JSON.writeValueAsBytes(state));
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + target, failure);
        }
    }

    public static void delete(RunDirectory run) {
        try {
            Files.deleteIfExists(run.stateFile());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete " + run.stateFile(), failure);
        }
    }
}
