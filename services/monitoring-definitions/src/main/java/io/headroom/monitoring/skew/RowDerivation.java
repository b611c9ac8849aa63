package io.headroom.monitoring.skew;

import io.headroom.features.definitions.Event;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.monitoring.reference.AggregatorStates;
import java.util.List;

/**
 * Derives logged rows again: the bundle's state, then the ratings of the log up to the row's time, through the aggregators that everything
 * else uses. Compares bits. Several events of one second may reach a store one by one, so any of them may be a row's last.
 */
final class RowDerivation {

    private final AggregatorStates states;
    private final List<String> userColumns;
    private final List<String> itemColumns;
    private final RatingLog ratings;
    private final ShownItems shown;

    RowDerivation(
            AggregatorStates states,
            List<String> userColumns,
            List<String> itemColumns,
            RatingLog ratings,
            ShownItems shown) {
        this.states = states;
        this.userColumns = userColumns;
        this.itemColumns = itemColumns;
        this.ratings = ratings;
        this.shown = shown;
    }

    /** @param values of the row, empty when there is none */
    RowCheck user(long id, long updatedAt, float[] values) {
        UserAggregator state = states.user(id).orElseGet(() -> new UserAggregator(states.genres()));
        Replay replay = new Replay.OfUser(state, states::facts);
        List<Event> events = ratings.ofUser(id, state.updatedAtSeconds(), updatedAt);
        return check(replay, events, new Row(userColumns, values, 0, updatedAt));
    }

    /** @param row of the item's values among others' */
    RowCheck item(long id, long updatedAt, float[] values, int row) {
        ItemAggregator state = states.item(id).orElseGet(ItemAggregator::new);
        boolean newer = updatedAt > state.updatedAtSeconds();
        if (newer && shown.mayHaveShown(id, updatedAt)) {
            // Impressions are events of an item too; which of them a store knew, with what label, the log cannot tell.
            return new RowCheck.NotCheckable();
        }
        List<Event> events = ratings.ofItem(id, state.updatedAtSeconds(), updatedAt);
        Row logged = new Row(itemColumns, values, row * itemColumns.size(), updatedAt);
        return check(new Replay.OfItem(state), events, logged);
    }

    private RowCheck check(Replay replay, List<Event> events, Row logged) {
        long known = replay.updatedAtSeconds();
        if (logged.updatedAt < known) {
            return new RowCheck.Fault("updated_at", Long.toString(logged.updatedAt), Long.toString(known));
        }
        if (logged.updatedAt == known) {
            return known == 0 ? new RowCheck.Same() : logged.compare(replay);
        }
        boolean complete = ratings.isComplete(logged.updatedAt)
                && !events.isEmpty()
                && events.getLast().timeSeconds() == logged.updatedAt;
        return complete ? replay(replay, events, logged) : new RowCheck.NotCheckable();
    }

    private static RowCheck replay(Replay replay, List<Event> events, Row logged) {
        RowCheck found = new RowCheck.NotCheckable();
        for (Event event : events) {
            replay.update(event);
            if (event.timeSeconds() == logged.updatedAt) {
                found = logged.compare(replay);
                if (found instanceof RowCheck.Same) {
                    return found;
                }
            }
        }
        return found;
    }

    private record Row(List<String> columns, float[] values, int offset, long updatedAt) {

        RowCheck compare(Replay replay) {
            float[] derived = new float[columns.size()];
            replay.write(derived);
            for (int column = 0; column < derived.length; column++) {
                int at = offset + column;
                if (at >= values.length) {
                    return new RowCheck.Fault(columns.get(column), "nothing", Float.toString(derived[column]));
                }
                if (Float.floatToRawIntBits(values[at]) != Float.floatToRawIntBits(derived[column])) {
                    return new RowCheck.Fault(
                            columns.get(column), Float.toString(values[at]), Float.toString(derived[column]));
                }
            }
            return new RowCheck.Same();
        }
    }
}
