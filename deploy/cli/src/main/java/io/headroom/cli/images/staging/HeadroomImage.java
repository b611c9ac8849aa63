package io.headroom.cli.images.staging;

import java.util.List;
import java.util.Optional;

/**
 * An image.
 *
 * @param name of the target in the Dockerfile; the repository is {@code headroom-} and it
 * @param program what it runs
 * @param torch the build of libtorch in it, as DJL names them; empty when it has none
 */
public record HeadroomImage(String name, Program program, Optional<String> torch) {
    /** Program of an image. */
    public sealed interface Program {
        /** A Quarkus service, by the directory of its module in {@code services}. */
        record Service(String module) implements Program {}

        /** The commands. */
        record Commands(boolean withPipeline) implements Program {}
    }

    private static final String CPU = "cpu";
    private static final String CUDA = "cu128";

    private static final List<HeadroomImage> ALL = List.of(
            service("features"),
            service("candidates"),
            new HeadroomImage("ranking", new Program.Service("ranking"), Optional.of(CPU)),
            service("gateway"),
            service("registry"),
            service("broker"),
            service("monitor"),
            new HeadroomImage("pipeline", new Program.Commands(true), Optional.of(CPU)),
            new HeadroomImage("cli", new Program.Commands(false), Optional.empty()));

    private static final HeadroomImage GPU =
            new HeadroomImage("ranking-gpu", new Program.Service("ranking"), Optional.of(CUDA));

    /** Every image that is built unless some are named. */
    public static List<HeadroomImage> all() {
        return ALL;
    }

    /** Ranking with a CUDA build of libtorch. */
    public static HeadroomImage gpu() {
        return GPU;
    }

    public String repository() {
        return "headroom-" + name;
    }

    private static HeadroomImage service(String name) {
        return new HeadroomImage(name, new Program.Service(name), Optional.empty());
    }
}
