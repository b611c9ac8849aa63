package io.headroom.pipeline.bundle;

import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.replay.OnlineState;
import io.headroom.pipeline.replay.Timelines;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;

/** Feature values of all users and items as of a moment: what an online store starts from. */
final class FeatureFiles {
    /** As of the end of the data. */
    static final String CURRENT = "features";
    /** As of the start of the test window. */
    static final String HELD_OUT = "heldout/features";

    private final Dataset dataset;
    private final Timelines timelines;
    private final OnlineState state;

    /** @param state is moved forward to the moments that are written */
    FeatureFiles(Dataset dataset, Timelines timelines, OnlineState state) {
        this.dataset = dataset;
        this.timelines = timelines;
        this.state = state;
    }

    /** The users whose rows {@link #write} writes, in its order. */
    void writeUserIds(BundleWriter bundle) {
        long[] ids = timelines.userIds();
        long[] activity = new long[ids.length];
        for (int user = 0; user < ids.length; user++) {
            activity[user] = timelines.eventsOf(user).length;
        }
        bundle.array("users/ids.npy", NpyArray.of(ids));
        bundle.array("users/activity.npy", NpyArray.of(activity));
    }

    /** @param asOfSeconds only events strictly before it are known; not before the state's own moment */
    void write(BundleWriter bundle, String directory, long asOfSeconds) {
        state.advanceTo(asOfSeconds);
        UserTable users = new UserTable(dataset, timelines, state);
        for (long id : timelines.userIds()) {
            users.add(id, asOfSeconds);
        }
        users.write(bundle, directory);
        ItemTable items = new ItemTable(dataset, state);
        for (int row = 0; row < dataset.catalogue().size(); row++) {
            items.add(row, asOfSeconds);
        }
        items.write(bundle, directory);
    }
}
