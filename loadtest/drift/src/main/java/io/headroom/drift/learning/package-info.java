/** Fits the model that the simulated recommender ranks with, and measures it against the truth. */
package io.headroom.drift.learning;
