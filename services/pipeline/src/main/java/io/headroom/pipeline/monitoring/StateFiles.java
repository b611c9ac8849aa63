package io.headroom.pipeline.monitoring;

import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.replay.OnlineState;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import io.headroom.runtime.bundle.monitoring.MonitoringFiles;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** States of all aggregators, from which whoever sees the events after the data can tell what the features must be. */
public final class StateFiles {
    private StateFiles() {}

    /**
     * @param userIds in the order of {@code users/ids.npy}
     * @param state moved to where the states are wanted
     */
    public static void write(BundleWriter bundle, Dataset dataset, long[] userIds, OnlineState state) {
        write(
                bundle,
                "user_states",
                LongStream.of(userIds).mapToObj(id -> state.user(id).toBytes()).toList());
        write(
                bundle,
                "item_states",
                IntStream.range(0, dataset.catalogue().size())
                        .mapToObj(row -> state.item(row).toBytes())
                        .toList());
    }

    private static void write(BundleWriter bundle, String name, List<byte[]> states) {
        int width = states.isEmpty() ? 0 : states.getFirst().length;
        byte[] all = new byte[states.size() * width];
        for (int row = 0; row < states.size(); row++) {
            System.arraycopy(states.get(row), 0, all, row * width, width);
        }
        bundle.array(MonitoringFiles.DIRECTORY + name + ".npy", NpyArray.of(all, states.size(), width));
    }
}
