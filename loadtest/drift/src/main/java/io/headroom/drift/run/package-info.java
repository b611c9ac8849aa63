/** Runs scenarios, several at a time. */
package io.headroom.drift.run;
