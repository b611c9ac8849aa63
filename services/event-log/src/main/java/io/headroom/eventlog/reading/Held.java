package io.headroom.eventlog.reading;

/**
 * A record that has come and was not handed out.
 *
 * @param value as it was in the log
 */
record Held(LogPlace place, byte[] value) {}
