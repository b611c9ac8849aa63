package io.headroom.monitoring.intake;

import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.MonitorView.Concentration;
import io.headroom.monitoring.view.MonitorView.ItemShare;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How few items answers come from, window by window. Counts at most {@value #MOST_ITEMS} different items of a window; further ones are in the
 * total only. Not thread-safe.
 */
public final class ItemShares implements Stateful {

    private static final int MOST_ITEMS = 50_000;
    private static final int TOP = 10;
    private static final Comparator<Map.Entry<Long, Long>> MOST_SHOWN =
            Map.Entry.<Long, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    private final Map<Long, Long> shown = new HashMap<>();
    private long total;
    private Concentration newest = new Concentration(0, 0, 0, List.of());

    public void see(Impression impression) {
        for (Impression.ShownItem item : impression.items()) {
            total++;
            if (shown.size() < MOST_ITEMS || shown.containsKey(item.itemId())) {
                shown.merge(item.itemId(), 1L, Long::sum);
            }
        }
    }

    /** Ends a window. */
    public void endWindow() {
        List<ItemShare> top = shown.entrySet().stream()
                .sorted(MOST_SHOWN)
                .limit(TOP)
                .map(entry -> new ItemShare(entry.getKey(), (double) entry.getValue() / total))
                .toList();
        double topShare = top.stream().mapToDouble(ItemShare::share).sum();
        newest = new Concentration(total, shown.size(), topShare, top);
        shown.clear();
        total = 0;
    }

    /** Of the newest full window. */
    public Concentration newest() {
        return newest;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(total);
        out.writeInt(shown.size());
        for (Map.Entry<Long, Long> item : new TreeMap<>(shown).entrySet()) {
            out.writeLong(item.getKey());
            out.writeLong(item.getValue());
        }
        out.writeLong(newest.shownItems());
        out.writeDouble(newest.distinctItems());
        out.writeDouble(newest.topShare());
        out.writeInt(newest.top().size());
        for (ItemShare item : newest.top()) {
            out.writeLong(item.itemId());
            out.writeDouble(item.share());
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        total = StateFormat.natural(in, "shown items");
        for (int left = StateFormat.count(in, "shown items", MOST_ITEMS); left > 0; left--) {
            long item = in.readLong();
            shown.put(item, in.readLong());
        }
        long items = StateFormat.natural(in, "shown items");
        double distinct = in.readDouble();
        double share = in.readDouble();
        ItemShare[] top = new ItemShare[StateFormat.count(in, "top items", TOP)];
        for (int i = 0; i < top.length; i++) {
            top[i] = new ItemShare(in.readLong(), in.readDouble());
        }
        newest = new Concentration(items, distinct, share, List.of(top));
    }
}
