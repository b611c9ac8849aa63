package io.headroom.gateway.bundles;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The users the bundle's data knows, as columns.
 *
 * @param activity events of each user, by which a load may draw them
 */
@Schema(
        name = "KnownUsers",
        requiredProperties = {"userIds", "activity"},
        description = "Columns of equal length: a user and how many events the data has of it.")
record KnownUsers(long[] userIds, long[] activity) {
    private static final String IDS = "users/ids.npy";
    private static final String ACTIVITY = "users/activity.npy";

    /** @throws BundleException when the bundle lacks them or the columns differ in length */
    static KnownUsers of(Bundle bundle) {
        KnownUsers users =
                new KnownUsers(bundle.array(IDS).longs(), bundle.array(ACTIVITY).longs());
        if (users.userIds.length != users.activity.length) {
            throw new BundleException("bundle " + bundle.version() + " has " + users.userIds.length + " users, but "
                    + users.activity.length + " activities");
        }
        return users;
    }
}
