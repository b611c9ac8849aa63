package io.headroom.world.behaviour;

import io.headroom.world.randomness.WeightedChoice;

/** The user at hand, as the logging policy sees one: the genres it believes in, and the items it leaves out. */
record Visitor(int user, WeightedChoice genreGuess, Consumed consumed) {}
