package io.headroom.local.service;

import java.nio.file.Path;

/**
 * Where things lie on this machine.
 *
 * @param project root of the built tree
 * @param java the {@code java} program to run services with
 * @param bundles the bundle store they load from
 * @param logs where their logs go
 * @param data where they keep what they store
 * @param mark a JVM argument by which the processes are found again
 */
public record Installation(Path project, Path java, Path bundles, Path logs, Path data, String mark) {}
