/** What users do: when they come, what they are shown, what they find, click and rate. */
package io.headroom.world.behaviour;
