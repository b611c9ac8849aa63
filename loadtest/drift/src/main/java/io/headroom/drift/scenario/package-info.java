/** One thing to be found, and the files that state it. */
package io.headroom.drift.scenario;
