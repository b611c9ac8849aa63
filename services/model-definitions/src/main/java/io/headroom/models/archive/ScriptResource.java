package io.headroom.models.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** TorchScript sources that lie beside the class which describes their tensors. */
public final class ScriptResource {
    private ScriptResource() {}

    /** The text of a resource; a missing one is a fault of the build and throws {@link IllegalStateException}. */
    public static String read(Class<?> beside, String name) {
        try (InputStream resource = beside.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no resource %s beside %s".formatted(name, beside.getName()));
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
