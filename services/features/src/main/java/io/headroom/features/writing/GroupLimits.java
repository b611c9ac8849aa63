package io.headroom.features.writing;

/**
 * Bounds of group commit.
 *
 * @param waiting most writes that may wait; the next is refused
 * @param group most writes made durable by one flush
 */
public record GroupLimits(int waiting, int group) {
    public GroupLimits {
        if (waiting < 1 || group < 1) {
            throw new IllegalArgumentException(
                    "writes waiting " + waiting + " and writes a group " + group + " must be at least 1");
        }
    }
}
