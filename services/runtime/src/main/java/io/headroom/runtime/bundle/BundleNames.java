package io.headroom.runtime.bundle;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Which names a bundle and its files may have, where they come from elsewhere: none that leads out of the directory it is put into. */
public final class BundleNames {
    private static final int LONGEST_PATH = 512;
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    private BundleNames() {}

    public static boolean isVersion(String version) {
        return VERSION.matcher(version).matches();
    }

    /** Whether it is a relative path whose parts, divided by slashes, hold nothing but letters, digits, dots, dashes and underscores. */
    public static boolean isFile(String path) {
        return path.length() <= LONGEST_PATH && FILE.matcher(path).matches();
    }

    /**
     * Where a file of a bundle lies.
     *
     * @throws BundleException when the name is not allowed
     */
    public static Path file(Path directory, String path) {
        if (!isFile(path)) {
            throw new BundleException("'" + path + "' is no name that a file of a bundle may have");
        }
        return directory.resolve(path);
    }
}
