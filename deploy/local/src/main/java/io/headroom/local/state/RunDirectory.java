package io.headroom.local.state;

import java.nio.file.Path;

/** The directory that stands for one running set of services: who runs, and the lock that keeps a second set out. */
public record RunDirectory(Path path) {
    public RunDirectory {
        path = path.toAbsolutePath().normalize();
    }

    public Path stateFile() {
        return path.resolve("state.json");
    }

    public Path lockFile() {
        return path.resolve("lock");
    }

    /** Keeps a second experiment out while one breaks the services. */
    public Path experimentLockFile() {
        return path.resolve("experiment-lock");
    }

    /** A JVM argument that every process of this run carries, so that it is found even without the state file. */
    public String mark() {
        return "-Dio.headroom.run=" + path;
    }
}
