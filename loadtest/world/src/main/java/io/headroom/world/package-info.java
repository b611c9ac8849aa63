/** A seeded world of users, items and clicks whose true relevance is known. Start at {@link io.headroom.world.WorldGenerator}. */
package io.headroom.world;
