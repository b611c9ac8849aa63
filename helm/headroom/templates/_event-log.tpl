{{/* "true" when what is shown and what users do is logged. */}}
{{- define "headroom.usesEventLog" -}}
{{- if .Values.eventLog.enabled }}true{{ end -}}
{{- end -}}

{{/* "true" when the chart runs the log's broker itself. */}}
{{- define "headroom.runsBroker" -}}
{{- if and (include "headroom.usesEventLog" .) (not .Values.eventLog.external.bootstrapServers) }}true{{ end -}}
{{- end -}}

{{/* "true" when somebody watches the log. */}}
{{- define "headroom.runsMonitor" -}}
{{- if and (include "headroom.usesEventLog" .) .Values.monitor.enabled }}true{{ end -}}
{{- end -}}

{{/* Names of the services of this release, as a list in JSON: those of `services`, less the broker and the monitor where there is none. */}}
{{- define "headroom.services" -}}
{{- $names := list -}}
{{- range $name := keys .Values.services | sortAlpha -}}
{{- $absent := or (and (eq $name "broker") (not (include "headroom.runsBroker" $))) (and (eq $name "monitor") (not (include "headroom.runsMonitor" $))) -}}
{{- if not $absent }}{{ $names = append $names $name }}{{ end -}}
{{- end -}}
{{- $names | toJson -}}
{{- end -}}

{{- define "headroom.bootstrapServers" -}}
{{- $own := printf "%s:%d" (include "headroom.name" (list . "broker")) (int .Values.services.broker.port.number) -}}
{{- .Values.eventLog.external.bootstrapServers | default $own -}}
{{- end -}}

{{/* What who writes or reads the log is told of it, as YAML. Both may come first, and make the topics. */}}
{{- define "headroom.eventLogEnv" -}}
HEADROOM_EVENT_LOG_ENABLED: {{ not (not (include "headroom.usesEventLog" .)) }}
{{- if include "headroom.usesEventLog" . }}
{{- $topics := .Values.eventLog.topics }}
HEADROOM_EVENT_LOG_BOOTSTRAP_SERVERS: {{ include "headroom.bootstrapServers" . | quote }}
HEADROOM_EVENT_LOG_TOPICS_IMPRESSIONS: {{ $topics.impressions | quote }}
HEADROOM_EVENT_LOG_TOPICS_INTERACTIONS: {{ $topics.interactions | quote }}
HEADROOM_EVENT_LOG_TOPICS_CREATE: {{ $topics.create }}
HEADROOM_EVENT_LOG_TOPICS_PARTITIONS: {{ $topics.partitions }}
HEADROOM_EVENT_LOG_TOPICS_REPLICATION: {{ $topics.replication }}
HEADROOM_EVENT_LOG_TOPICS_MIN_IN_SYNC: {{ $topics.minInSync }}
HEADROOM_EVENT_LOG_TOPICS_RETENTION: {{ $topics.retention | quote }}
HEADROOM_EVENT_LOG_TOPICS_RETENTION_BYTES: {{ $topics.retentionBytes | quote }}
{{- with $topics.flushEvery }}
HEADROOM_EVENT_LOG_TOPICS_FLUSH_EVERY: {{ . }}
{{- end }}
{{- end }}
{{- end -}}
