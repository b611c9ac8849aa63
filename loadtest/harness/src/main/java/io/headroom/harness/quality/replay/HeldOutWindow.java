package io.headroom.harness.quality.replay;

import io.headroom.contracts.v1.ViewRows;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The part of a bundle that lets its held-out window be replayed. Immutable. */
public final class HeldOutWindow {
    private static final String DESCRIPTION = "heldout/heldout.json";

    private final Bundle bundle;
    private final long fromSeconds;
    private final List<HeldOutRequest> requests;
    private final HeldOutRows rows;

    private HeldOutWindow(Bundle bundle) {
        this.bundle = bundle;
        this.fromSeconds = bundle.json(DESCRIPTION).path("fromSeconds").asLong();
        this.requests = requests(bundle);
        this.rows = new HeldOutRows(bundle, requests);
    }

    /** @throws BundleException when the bundle has no such part, or no request in it */
    public static HeldOutWindow of(Bundle bundle) {
        if (!bundle.has(DESCRIPTION)) {
            throw new BundleException(
                    "bundle " + bundle.version() + " was made before quality could be measured: it has no "
                            + DESCRIPTION
                            + "; make a new one with: headroom pipeline (or headroom quality --data DIR)");
        }
        HeldOutWindow window = new HeldOutWindow(bundle);
        if (window.requests.isEmpty()) {
            throw new BundleException(
                    "bundle " + bundle.version() + " holds no held-out request, so there is nothing to measure");
        }
        return window;
    }

    public String bundleVersion() {
        return bundle.version();
    }

    /** Items of the catalogue. */
    public int items() {
        return bundle.array("items/ids.npy").rows();
    }

    /** The moment whose state the feature store must begin with. */
    public long fromSeconds() {
        return fromSeconds;
    }

    /** A seeded sample in order of time; all when there are no more. */
    public List<HeldOutRequest> sample(int most, long seed) {
        if (requests.size() <= most) {
            return requests;
        }
        List<HeldOutRequest> shuffled = new ArrayList<>(requests);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.stream()
                .limit(most)
                .sorted((a, b) -> Integer.compare(a.index(), b.index()))
                .toList();
    }

    /** Rows of items that changed after one request and before another one, each item's newest last. */
    public List<ViewRows> changes(int afterIndex, int index) {
        return rows.changes(afterIndex, index);
    }

    /** The rows of a request's user as of the request. */
    public List<ViewRows> user(HeldOutRequest request) {
        return rows.user(request);
    }

    private static List<HeldOutRequest> requests(Bundle bundle) {
        long[] users = bundle.array("heldout/requests/users.npy").longs();
        long[] times = bundle.array("heldout/requests/times.npy").longs();
        long[] items = bundle.array("heldout/requests/items.npy").longs();
        long[] offsets = bundle.array("heldout/requests/answer_offsets.npy").longs();
        long[] answers = bundle.array("heldout/requests/answer_items.npy").longs();
        List<HeldOutRequest> requests = new ArrayList<>(users.length);
        for (int i = 0; i < users.length; i++) {
            long[] answer = Arrays.copyOfRange(answers, (int) offsets[i], (int) offsets[i + 1]);
            requests.add(new HeldOutRequest(i, users[i], times[i], items[i], answer));
        }
        return List.copyOf(requests);
    }
}
