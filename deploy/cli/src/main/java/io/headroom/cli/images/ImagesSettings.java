package io.headroom.cli.images;

import io.headroom.cli.images.engine.ClusterLoad.ClusterKind;
import io.headroom.cli.images.staging.HeadroomImage;
import io.headroom.cli.images.staging.ImagePlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code headroom images} was asked for; {@code tag} is empty for the chart's version. */
record ImagesSettings(
        List<HeadroomImage> images,
        List<ImagePlatform> platforms,
        Optional<String> tag,
        Optional<String> registry,
        Optional<ClusterKind> load,
        Optional<String> cluster,
        Optional<String> engine,
        Optional<String> base,
        Optional<Path> libtorch,
        boolean stageOnly) {}
