package io.headroom.runtime.bundle;

/** Which of a bundle's states of all features a service begins with. */
public enum InitialValues {
    /** As of the end of the data. */
    CURRENT("features/"),
    /** As of the start of the test window, so that its requests can be replayed without a look into the future. */
    HELDOUT("heldout/features/");

    private final String directory;

    InitialValues(String directory) {
        this.directory = directory;
    }

    /** Where its files lie in a bundle, with a slash at its end. */
    String directory() {
        return directory;
    }
}
