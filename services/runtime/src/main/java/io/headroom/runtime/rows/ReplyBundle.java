package io.headroom.runtime.rows;

import io.headroom.contracts.v1.ReadReply;

/** Which bundle the rows of a reply are of. */
public final class ReplyBundle {
    private ReplyBundle() {}

    /**
     * Refuses rows of another bundle; those of none are taken, for not every store has bundles.
     *
     * @throws RowFormatException naming both
     */
    public static void require(ReadReply reply, String bundle) {
        if (!reply.getBundle().isEmpty() && !reply.getBundle().equals(bundle)) {
            throw new RowFormatException("the feature store answered from bundle " + reply.getBundle() + ", but "
                    + bundle + " was asked for");
        }
    }
}
