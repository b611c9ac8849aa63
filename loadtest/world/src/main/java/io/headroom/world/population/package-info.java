/** Users: their tastes, when they join and how active they are. */
package io.headroom.world.population;
