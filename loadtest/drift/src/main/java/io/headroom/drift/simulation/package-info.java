/** Who comes when, what is answered, what is clicked: the event log on a simulated clock. */
package io.headroom.drift.simulation;
