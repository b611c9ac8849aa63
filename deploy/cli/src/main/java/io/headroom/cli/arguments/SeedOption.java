package io.headroom.cli.arguments;

import picocli.CommandLine.Option;

/** The option of every command that draws at random. */
public final class SeedOption {
    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of everything random: same seed, same result (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    public long value() {
        return seed;
    }
}
