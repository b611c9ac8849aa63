package io.headroom.cli.images.staging;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What images are made for. */
public enum ImagePlatform {
    LINUX_AMD64("linux/amd64", "amd64", "linux-x86_64"),
    LINUX_ARM64("linux/arm64", "arm64", "linux-aarch64");

    private final String label;
    private final String architecture;
    private final String classifier;

    ImagePlatform(String label, String architecture, String classifier) {
        this.label = label;
        this.architecture = architecture;
        this.classifier = classifier;
    }

    /** As container engines write it. */
    public String label() {
        return label;
    }

    /** As engines call it in TARGETARCH. */
    public String architecture() {
        return architecture;
    }

    /** As DJL calls it in the names of its jars. */
    String classifier() {
        return classifier;
    }

    /** @throws IllegalArgumentException when there are no images for it */
    public static ImagePlatform parse(String label) {
        return Arrays.stream(values())
                .filter(platform -> platform.label.equals(label.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--platform is '" + label + "'; there are "
                        + Arrays.stream(values()).map(ImagePlatform::label).collect(Collectors.joining(" and "))));
    }

    /** What containers on this machine run on, whatever its operating system. */
    public static ImagePlatform ofThisMachine() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return architecture.equals("aarch64") || architecture.equals("arm64") ? LINUX_ARM64 : LINUX_AMD64;
    }
}
