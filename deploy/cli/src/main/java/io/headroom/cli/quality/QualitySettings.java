package io.headroom.cli.quality;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to measure.
 *
 * @param data to make a bundle of first
 * @param quick whether that bundle's models are small
 * @param requests most held-out requests to replay
 * @param seed of everything random
 * @param outDir where the report goes
 */
record QualitySettings(Optional<Path> data, boolean quick, int requests, long seed, Path outDir) {}
