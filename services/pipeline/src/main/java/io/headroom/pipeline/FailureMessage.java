package io.headroom.pipeline;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says in one line why a run failed. Spark and the libraries below it wrap the reason many times over; the innermost says it best. */
final class FailureMessage {

    private static final String NO_SPACE = "No space left on device";

    private FailureMessage() {}

    static String of(Throwable failure) {
        Set<Throwable> causes = causes(failure);
        return firstOf(causes, PipelineException.class)
                .or(() -> diskFull(causes))
                .or(() -> outOfMemory(causes))
                .or(() -> firstOf(causes, IOException.class).map(text -> "input or output failed: " + text))
                .orElseGet(() -> "internal error: " + innermost(causes));
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

    private static Optional<String> diskFull(Set<Throwable> causes) {
        return causes.stream().anyMatch(cause -> line(cause).contains(NO_SPACE))
                ? Optional.of("disk full: " + NO_SPACE + "; free some, or name other --work and --bundles directories")
                : Optional.empty();
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
