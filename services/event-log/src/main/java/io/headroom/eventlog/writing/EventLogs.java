package io.headroom.eventlog.writing;

import io.headroom.eventlog.EventLog;
import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.EventLogLimits;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Makes the log of this process, and ends it after all who write to it. */
@Singleton
public class EventLogs {
    private static final Logger LOG = Logger.getLogger(EventLogs.class);

    @Produces
    @Singleton
    public EventLog eventLog(EventLogConfig config, MeterRegistry registry) {
        if (!config.enabled()) {
            return new DisabledEventLog();
        }
        EventLogLimits.check(config);
        LOG.infof("event log at %s", config.bootstrapServers());
        return KafkaEventLog.start(config, new WritingMetrics(registry));
    }

    public void close(@Disposes EventLog log) {
        if (log instanceof KafkaEventLog writing) {
            writing.close();
        }
    }
}
