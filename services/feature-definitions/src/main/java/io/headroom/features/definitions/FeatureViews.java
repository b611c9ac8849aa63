package io.headroom.features.definitions;

import java.util.ArrayList;
import java.util.List;

/**
 * The views an online store keeps, with their columns. The scalar columns of {@link #USER} and {@link #ITEM} hold what the aggregators knew
 * at the entity's newest event ({@code updatedAtSeconds} of the row); {@link RowEncoder} brings them to the time of the request.
 */
public final class FeatureViews {

    public static final String USER = "user";
    public static final String ITEM = "item";
    public static final String USER_HISTORY = "user_history";
    public static final String USER_SEEN = "user_seen";

    /** List columns of {@link #USER_HISTORY}: item ids (int64), times in seconds (int64) and ratings (float32), newest first. */
    public static final List<String> HISTORY_COLUMNS = List.of("items", "times", "ratings");

    /** The list column of {@link #USER_SEEN}: item ids (int64), ascending. */
    public static final List<String> SEEN_COLUMNS = List.of("items");

    private final Genres genres;
    private final List<String> userColumns;

    public FeatureViews(Genres genres) {
        this.genres = genres;
        this.userColumns = UserColumns.names(genres);
    }

    /** Finds the genres again from the column names of a stored user view, such as those in a bundle's manifest. */
    public static FeatureViews ofUserColumns(List<String> userColumns) {
        List<String> names = new ArrayList<>();
        for (String column : userColumns) {
            if (column.startsWith(UserColumns.GENRE_SHARE)) {
                names.add(column.substring(UserColumns.GENRE_SHARE.length()));
            }
        }
        FeatureViews views = new FeatureViews(new Genres(names));
        if (!views.userColumns.equals(userColumns)) {
            throw new IllegalArgumentException(
                    "user columns %s are not those of this version: %s".formatted(userColumns, views.userColumns));
        }
        return views;
    }

    public Genres genres() {
        return genres;
    }

    /** Scalar float32 columns of the user view. */
    public List<String> userColumns() {
        return userColumns;
    }

    /** Scalar float32 columns of the item view. */
    public List<String> itemColumns() {
        return ItemColumns.NAMES;
    }

    public int userWidth() {
        return userColumns.size();
    }

    public int itemWidth() {
        return ItemColumns.NAMES.size();
    }
}
