package io.headroom.world.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headroom.world.WorldException;
import io.headroom.world.WorldOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The files of a world's {@code truth} directory: {@value #DESCRIPTION} states the formulas and every parameter, and the .npy files
 * beside it hold the vectors, biases, qualities and release times.
 */
public final class TruthFiles {
    static final String DESCRIPTION = "truth.json";

    private static final int FORMAT = 1;
    private static final String USER_VECTORS = "user_vectors.npy";
    private static final String USER_BIAS = "user_bias.npy";
    private static final String ITEM_VECTORS = "item_vectors.npy";
    private static final String ITEM_QUALITY = "item_quality.npy";
    private static final String ITEM_RELEASED = "item_released.npy";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
            .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, true)
            .build();

    private final Path directory;

    public TruthFiles(Path directory) {
        this.directory = directory;
    }

    /** A file to be written: its name in the directory and what goes into it. */
    public record Content(String name, Writing writing) {}

    /** Puts a file's bytes into a stream, which the caller closes. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** The files that describe a world, in no particular order. */
    public static List<Content> contents(WorldOptions options, TrueRelevance truth) {
        LatentFactors factors = truth.factors();
        int dimensions = truth.parameters().dimensions();
        return List.of(
                new Content(DESCRIPTION, out -> out.write(description(options, truth.parameters()))),
                new Content(USER_VECTORS, out -> NpyFile.write(out, factors.userVectors(), dimensions)),
                new Content(USER_BIAS, out -> NpyFile.write(out, factors.userBiases(), 1)),
                new Content(ITEM_VECTORS, out -> NpyFile.write(out, factors.itemVectors(), dimensions)),
                new Content(ITEM_QUALITY, out -> NpyFile.write(out, factors.itemQualities(), 1)),
                new Content(ITEM_RELEASED, out -> NpyFile.write(out, factors.itemReleases())));
    }

    TrueRelevance read() {
        RelevanceParameters parameters = parameters();
        try {
            LatentFactors factors = new LatentFactors(
                    parameters.dimensions(),
                    NpyFile.readFloats(directory.resolve(USER_VECTORS)),
                    NpyFile.readFloats(directory.resolve(USER_BIAS)),
                    NpyFile.readFloats(directory.resolve(ITEM_VECTORS)),
                    NpyFile.readFloats(directory.resolve(ITEM_QUALITY)),
                    NpyFile.readLongs(directory.resolve(ITEM_RELEASED)));
            return new TrueRelevance(parameters, factors);
        } catch (IOException | IllegalArgumentException problem) {
            throw unreadable(problem);
        }
    }

    private RelevanceParameters parameters() {
        try {
            Description description = JSON.readValue(
                    Files.readString(directory.resolve(DESCRIPTION), StandardCharsets.UTF_8), Description.class);
            if (description.format() != FORMAT) {
                throw new WorldException("cannot read %s: format must be %d, was %d"
                        .formatted(directory.resolve(DESCRIPTION), FORMAT, description.format()));
            }
            return description.parameters();
        } catch (JsonProcessingException problem) {
            throw new WorldException(
                    "cannot read %s: %s".formatted(directory.resolve(DESCRIPTION), problem.getOriginalMessage()),
                    problem);
        } catch (IOException problem) {
            throw unreadable(problem);
        }
    }

    private WorldException unreadable(Exception problem) {
        String reason = problem instanceof NoSuchFileException missing
                ? "%s is missing".formatted(missing.getFile())
                : problem.getMessage();
        return new WorldException("cannot read the truth in %s: %s".formatted(directory, reason), problem);
    }

    private static byte[] description(WorldOptions options, RelevanceParameters parameters) throws IOException {
        Description description = new Description(FORMAT, world(options), formulas(), rows(), parameters);
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(description);
        return (text.replace(System.lineSeparator(), "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> world(WorldOptions options) {
        Map<String, Object> world = new LinkedHashMap<>();
        world.put("users", options.users());
        world.put("items", options.items());
        world.put("events", options.events());
        world.put("days", options.days());
        world.put("seed", options.seed());
        world.put("start", options.start().toString());
        return world;
    }

    private static Map<String, String> formulas() {
        Map<String, String> formulas = new LinkedHashMap<>();
        formulas.put(
                "utility",
                "tasteWeight * dot(user_vector, item_vector) + item_quality + user_bias + freshnessWeight * exp(-ageDays / freshnessDays)");
        formulas.put("ageDays", "max(0, time - item_released) / 86400, times in seconds since 1970-01-01 UTC");
        formulas.put(
                "relevance",
                "1 / (1 + exp(-(clickIntercept + utility))): probability of a click once the item is examined");
        formulas.put("examination", "position ^ -positionExponent, positions from 1 to positions");
        formulas.put("click", "relevance * examination");
        formulas.put(
                "rating",
                "nearest half star in 0.5..5.0 to ratingIntercept + ratingSlope * utility + normal(0, ratingNoise)");
        return formulas;
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(USER_VECTORS, "float32[users, dimensions], row r is userId r + 1");
        rows.put(USER_BIAS, "float32[users]");
        rows.put(ITEM_VECTORS, "float32[items, dimensions], row r is movieId r + 1");
        rows.put(ITEM_QUALITY, "float32[items]");
        rows.put(ITEM_RELEASED, "int64[items], seconds since 1970-01-01 UTC");
        return rows;
    }

    private record Description(
            int format,
            Map<String, Object> world,
            Map<String, String> formulas,
            Map<String, String> files,
            RelevanceParameters parameters) {
        Description {
            Objects.requireNonNull(parameters, "parameters");
        }
    }
}
