package io.headroom.features.serving;

import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.features.loading.BundleViews;
import io.headroom.runtime.bundle.Bundle;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Reads as callers make them, of users and items of a bundle. Not thread-safe. */
final class SampledReads {
    private static final long SEED = 1;

    private final long[] items;
    private final long[] users;
    private final int rows;
    private final Random random = new Random(SEED);

    /** @param rows items of one read */
    SampledReads(Bundle bundle, int rows) {
        this.items = bundle.array("items/ids.npy").longs();
        this.users = bundle.array("users/ids.npy").longs();
        this.rows = rows;
    }

    ReadRequest next() {
        List<Long> user = sample(users, 1);
        return ReadRequest.newBuilder()
                .addReads(read(BundleViews.USER, user))
                .addReads(read(BundleViews.USER_HISTORY, user))
                .addReads(read(BundleViews.USER_SEEN, user))
                .addReads(read(BundleViews.ITEM, sample(items, rows)))
                .build();
    }

    private List<Long> sample(long[] ids, int count) {
        return ids.length == 0
                ? List.of()
                : LongStream.generate(() -> ids[random.nextInt(ids.length)])
                        .limit(count)
                        .boxed()
                        .toList();
    }

    private static ViewRead read(String view, List<Long> ids) {
        return ViewRead.newBuilder().setView(view).addAllEntityIds(ids).build();
    }
}
