/** What is really relevant to whom: for judging and for simulating clicks, never for training. */
package io.headroom.world.truth;
