{{/*
Alerts on the event log: what it loses is not seen by the monitor, and nobody who asks for a recommendation notices.
*/}}
{{- define "headroom.monitoring.eventLogAlerts" -}}
{{- $scenario := .Values.scenario -}}
{{- $of := include "headroom.monitoring.selector" . -}}
{{- $limits := .Values.monitoring.alerts -}}
- name: headroom-event-log-alerts
  rules:
    - alert: HeadroomEventLogDrops
      expr: >-
        sum by (namespace, job, outcome) (increase(headroom_event_log_records_total{ {{- $of -}} ,outcome!="published"}[5m])) > 0
        or sum by (namespace, job, outcome) (increase(headroom_impressions_total{ {{- $of -}} ,outcome!="offered"}[5m])) > 0
      for: 5m
      labels: {severity: ticket, scenario: {{ $scenario }}}
      annotations:
        summary: {{ `{{ $labels.job }}: records are missing from the event log, {{ $labels.outcome }}` | quote }}
        description: >-
          Answers go on; what was shown or done in this time is not known to the monitor.
    - alert: HeadroomEventLogDisconnected
      expr: headroom_event_log_connected{ {{- $of -}} } == 0
      for: 5m
      labels: {severity: ticket, scenario: {{ $scenario }}}
      annotations:
        summary: {{ `{{ $labels.job }}: {{ $labels.pod }} does not reach the event log` | quote }}
        description: >-
          Records wait in the gateway until its buffer is full, and are dropped then.
    - alert: HeadroomEventLogSlow
      expr: >-
        histogram_quantile(0.99, sum by (namespace, job, topic, le) (rate(headroom_event_log_publish_seconds_bucket{ {{- $of -}} }[5m]))) > {{ $limits.publishSeconds }}
      for: 10m
      labels: {severity: ticket, scenario: {{ $scenario }}}
      annotations:
        summary: {{ `{{ $labels.job }}: writing {{ $labels.topic }} to the event log takes {{ $value | humanizeDuration }} (p99)` | quote }}
        description: >-
          More than {{ $limits.publishSeconds }} s for ten minutes. Nobody waits for it, but the buffer fills.
    {{- if include "headroom.runsBroker" . }}
    - alert: HeadroomEventLogDiskShort
      expr: >-
        headroom_broker_free_bytes{ {{- $of -}} }
        / (headroom_broker_free_bytes{ {{- $of -}} } + headroom_broker_stored_bytes{ {{- $of -}} }) < {{ $limits.logDiskShare }}
      for: 10m
      labels: {severity: ticket, scenario: {{ $scenario }}}
      annotations:
        summary: {{ `{{ $labels.job }}: the disk of the event log has {{ $value | humanizePercentage }} left` | quote }}
        description: >-
          A broker without room stops. Give it more (persistence.broker.size) or keep less (eventLog.topics).
    {{- end }}
{{- end }}
