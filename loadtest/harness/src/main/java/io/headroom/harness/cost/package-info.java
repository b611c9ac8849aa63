/** What monitoring costs the gateway: one load on one stack, with the log of what is shown on and off by turns. */
package io.headroom.harness.cost;
