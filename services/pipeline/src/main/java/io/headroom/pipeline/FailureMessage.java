package io.headroom.pipeline;

import io.headroom.runtime.bundle.BundleException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says in one line why a run failed. Spark and the libraries below it wrap the reason many times over; the innermost says it best. */
public final class FailureMessage {

    private static final String NO_SPACE = "No space left on device";
    /** Less than a block of any file system in use is as good as nothing. */
    private static final long FULL_BELOW_BYTES = 64 * 1024;

    private FailureMessage() {}

    /** @param places where the run writes; asked now how much room is left there */
    static String of(Throwable failure, List<Path> places) {
        Set<Throwable> causes = causes(failure);
        return noSpace(causes, places)
                .or(() -> firstOf(causes, PipelineException.class))
                .or(() -> firstOf(causes, BundleException.class))
                .or(() -> fullPlace(places).map(FailureMessage::diskFull))
                .or(() -> outOfMemory(causes))
                .or(() -> fileFailure(causes))
                .orElseGet(() -> "internal error: " + innermost(causes));
    }

    /** Why a file or folder could not be used, without its path. The JDK's own messages are often no more than the path. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "no such file or folder, and none can be made there";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "something else is in its place";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> line(failure);
        };
    }

    private static Set<Throwable> causes(Throwable failure) {
        Set<Throwable> causes = new LinkedHashSet<>();
        Stream.iterate(Optional.of(failure), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .map(Optional::orElseThrow)
                .takeWhile(causes::add)
                .forEach(cause -> {});
        return causes;
    }

    private static Optional<String> firstOf(Set<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().filter(type::isInstance).findFirst().map(FailureMessage::line);
    }

    private static Optional<String> noSpace(Set<Throwable> causes, List<Path> places) {
        if (causes.stream().noneMatch(cause -> line(cause).contains(NO_SPACE))) {
            return Optional.empty();
        }
        return fullPlace(places)
                .or(() -> fileWithoutSpace(causes))
                .map(FailureMessage::diskFull)
                // What did not fit may have been removed already: by the bundle's writer, who names the store, or by
                // Spark.
                .or(() -> firstOf(causes, BundleException.class))
                .or(() -> tightest(places).map(FailureMessage::diskFull))
                .or(() -> Optional.of(innermost(causes)));
    }

    private static String diskFull(String place) {
        return "%s: no space left on device; free some, or name other --work and --bundles directories"
                .formatted(place);
    }

    private static Optional<String> fullPlace(List<Path> places) {
        return places.stream()
                .filter(place -> usableBytes(place) < FULL_BELOW_BYTES)
                .findFirst()
                .map(Path::toString);
    }

    private static Optional<String> tightest(List<Path> places) {
        return places.stream()
                .min(Comparator.comparingLong(FailureMessage::usableBytes))
                .map(Path::toString);
    }

    private static long usableBytes(Path place) {
        try {
            return Files.exists(place) ? Files.getFileStore(place).getUsableSpace() : Long.MAX_VALUE;
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private static Optional<String> fileWithoutSpace(Set<Throwable> causes) {
        return causes.stream()
                .filter(cause -> cause instanceof FileSystemException file && NO_SPACE.equals(file.getReason()))
                .map(cause -> ((FileSystemException) cause).getFile())
                .findFirst();
    }

    private static Optional<String> fileFailure(Set<Throwable> causes) {
        return causes.stream()
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst()
                .map(failure -> failure instanceof FileSystemException file
                        ? file.getFile() + ": " + reason(file)
                        : "input or output failed: " + line(failure));
    }

    private static Optional<String> outOfMemory(Set<Throwable> causes) {
        boolean heap = causes.stream().anyMatch(OutOfMemoryError.class::isInstance);
        long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
        return heap
                ? Optional.of("out of memory: the heap limit is %d MiB; raise it with -Xmx".formatted(mebibytes))
                : Optional.empty();
    }

    private static String innermost(Set<Throwable> causes) {
        Throwable last = causes.stream().reduce((first, second) -> second).orElseThrow();
        return last.getClass().getSimpleName() + ": " + line(last);
    }

    private static String line(Throwable cause) {
        return Optional.ofNullable(cause.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(cause.getClass().getSimpleName());
    }
}
