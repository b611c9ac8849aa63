package io.headroom.monitoring.alarms;

/** What a test says of one subject. */
public record Verdict(String subject, boolean rejected, double value, double threshold) {}
