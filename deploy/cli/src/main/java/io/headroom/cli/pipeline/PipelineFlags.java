package io.headroom.cli.pipeline;

import java.util.List;
import java.util.Map;

/** The JVM flags and environment of the pipeline's process. */
final class PipelineFlags {
    /** What Spark itself passes to its JVMs, without the package that JDK 24 removed. */
    private static final List<String> SPARK = List.of(
            "--add-modules=jdk.incubator.vector",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.cs=ALL-UNNAMED",
            "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED",
            "--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
            "-Djdk.reflect.useDirectMethodHandle=false",
            "-Dio.netty.tryReflectionSetAccessible=true");

    private static final List<String> MEMORY = List.of(
            "-Xms512m",
            "-Xmx2g",
            "-XX:MaxDirectMemorySize=512m",
            "-XX:MaxMetaspaceSize=384m",
            "-XX:ReservedCodeCacheSize=192m",
            "-XX:+UseParallelGC",
            "-XX:+ExitOnOutOfMemoryError");

    private static final List<String> NATIVE =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    static final Map<String, String> ENVIRONMENT = Map.of("DJL_OFFLINE", "true", "MALLOC_ARENA_MAX", "2");

    private PipelineFlags() {}

    static List<String> all() {
        return java.util.stream.Stream.of(MEMORY, NATIVE, SPARK)
                .flatMap(List::stream)
                .toList();
    }
}
