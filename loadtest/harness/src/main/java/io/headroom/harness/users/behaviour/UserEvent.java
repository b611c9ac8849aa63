package io.headroom.harness.users.behaviour;

import java.util.Locale;

/**
 * Something a user does.
 *
 * @param eventId follows from the request, the item and the type: sent again, it is known again
 * @param value stars of a rating, seconds of a watch; 1 otherwise
 * @param requestId the answer the user acts on
 * @param dueNanos reading of the load's ticker at which it is done
 */
public record UserEvent(
        String eventId, Type type, long userId, long itemId, double value, String requestId, long dueNanos) {
    /** What users do. */
    public enum Type {
        CLICK,
        WATCH,
        RATING;

        /** As the public interface calls it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static UserEvent of(ShownList shown, Type type, long itemId, double value, long dueNanos) {
        String id = shown.requestId() + "-" + itemId + "-" + type.key();
        return new UserEvent(id, type, shown.userId(), itemId, value, shown.requestId(), dueNanos);
    }
}
