package io.headroom.runtime.following;

import io.headroom.runtime.bundle.Bundle;

/** Makes what a service serves of a bundle. */
@FunctionalInterface
public interface ModelMaker {
    /** Blocks for seconds. Throws what cannot be loaded, with the reason as its message; nothing is left open then. */
    NextModel make(Bundle bundle);
}
