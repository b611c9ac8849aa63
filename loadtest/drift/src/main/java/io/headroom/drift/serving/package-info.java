/** The simulated recommender: stored features, candidates, scores, the page. */
package io.headroom.drift.serving;
