/** Random numbers that depend on the seed and nothing else. */
package io.headroom.world.randomness;
