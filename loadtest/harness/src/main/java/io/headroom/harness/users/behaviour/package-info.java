/** What users do with a list they were shown: clicks, watches and ratings drawn from the truth of a world, which may drift. */
package io.headroom.harness.users.behaviour;
