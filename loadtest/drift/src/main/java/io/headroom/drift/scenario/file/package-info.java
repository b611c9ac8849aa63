/** Scenarios as YAML, read strictly. */
package io.headroom.drift.scenario.file;
