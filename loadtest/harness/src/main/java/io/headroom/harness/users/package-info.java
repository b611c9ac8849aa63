/** Users who act on what they were answered: played beside the load, told to the target as events, and reported. */
package io.headroom.harness.users;
