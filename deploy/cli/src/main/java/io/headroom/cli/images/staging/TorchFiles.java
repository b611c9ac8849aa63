package io.headroom.cli.images.staging;

import io.headroom.cli.console.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks libtorch into an image, with the JNI library that DJL would unpack beside it when it starts, under the name it looks for first.
 * A container then writes nothing, and its pages are those of the image's layer.
 */
final class TorchFiles {
    private static final String LIBRARIES = "libtorch/";
    private static final String JNI = "libdjl_torch.so";
    private static final String CUDA_RUNTIME = "libcudart";

    private final TorchJars jars;

    TorchFiles(TorchJars jars) {
        this.jars = jars;
    }

    /** @param program where the jars of the program lie that the image runs */
    void stage(StagedTree tree, Path program, String flavour, ImagePlatform platform) throws IOException {
        String target = "native/" + platform.architecture() + "/";
        Path libraries = jars.libraries(program, flavour, platform);
        if (Files.isDirectory(libraries)) {
            for (Path file : BuiltTree.files(libraries)) {
                library(
                        tree,
                        file.getFileName().toString(),
                        target,
                        Files.size(file),
                        () -> Files.newInputStream(file));
            }
        } else {
            unpack(tree, libraries, target);
        }
        jni(tree, program, target, "jnilib/" + platform.classifier() + "/" + flavour + "/" + JNI);
    }

    private static void unpack(StagedTree tree, Path archive, String target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(entry -> !entry.isDirectory()).toList();
            for (ZipEntry entry : entries) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                library(tree, name, target, entry.getSize(), () -> zip.getInputStream(entry));
            }
        }
    }

    private static void library(StagedTree tree, String name, String target, long size, Contents contents)
            throws IOException {
        if (!name.endsWith(".so") && !name.contains(".so.")) {
            return;
        }
        try (InputStream in = contents.open()) {
            tree.write(in, size, target + LIBRARIES + name);
        }
        if (name.startsWith(CUDA_RUNTIME)) {
            // PyTorch gives it a name of its own, and DJL asks the system's loader for the usual one when it counts
            // GPUs.
            tree.link(target + "cudart/libcudart.so", "../" + LIBRARIES + name);
        }
    }

    private static void jni(StagedTree tree, Path program, String target, String entryName) throws IOException {
        Optional<Path> jar = BuiltTree.jar(program, "pytorch-jni-", ".jar");
        if (jar.isEmpty()) {
            throw CommandFailure.failed("no pytorch-jni-*.jar in " + program);
        }
        try (ZipFile zip = new ZipFile(jar.get().toFile())) {
            ZipEntry entry = zip.getEntry(entryName);
            if (entry == null) {
                throw CommandFailure.failed(jar.get() + " has no " + entryName);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                tree.write(in, entry.getSize(), target + LIBRARIES + JNI);
            }
        }
    }

    private interface Contents {
        InputStream open() throws IOException;
    }
}
