{{/*
Alerts on causes, beside those on burnt budgets: they say where to look and seldom that somebody must get up.
*/}}
{{- define "headroom.monitoring.causeAlerts" -}}
{{- $scenario := include "headroom.monitoring.scenario" . | fromJson -}}
{{- $of := include "headroom.monitoring.selector" . -}}
{{- $limits := .Values.monitoring.alerts -}}
- name: headroom-cause-alerts
  rules:
    {{- range $percentile, $quantile := dict "p50" 0.5 "p95" 0.95 "p99" 0.99 "p999" 0.999 }}
    {{- $stated := false }}
    {{- range $stage, $budget := $scenario.stages }}{{ $stated = or $stated (and (ne $stage "request") (hasKey $budget $percentile)) }}{{ end }}
    {{- if $stated }}
    {{- $inside := printf "headroom:stage_inside_budget:ratio_rate5m{%s,stage!=\"request\",percentile=\"%s\"}" $of $percentile }}
    - alert: HeadroomStageOverBudget
      expr: {{ $inside }} < {{ $quantile }}
      for: 10m
      labels: {severity: ticket, percentile: {{ $percentile }}}
      annotations:
        summary: {{ `{{ $labels.job }}: the stage {{ $labels.stage }} eats more than its budget` | quote }}
        description: >-
          {{ `Only {{ $value | humanizePercentage }} of its calls end inside its {{ $labels.percentile }} target` }}, {{ mulf 100 $quantile }} % must.
    {{- end }}
    {{- end }}
    - alert: HeadroomDegraded
      expr: headroom:degraded:ratio_rate5m{ {{- $of -}} } > {{ $limits.degradedShare }}
      for: 10m
      labels: {severity: ticket}
      annotations:
        summary: {{ `{{ $labels.job }}: {{ $value | humanizePercentage }} of the answers come from lower rungs` | quote }}
        description: >-
          More than {{ mulf 100 $limits.degradedShare }} % for ten minutes. headroom:rung_share:ratio_rate5m says which rungs, headroom:stage_failed:ratio_rate5m which stage fails.
    - alert: HeadroomShedding
      expr: sum by (namespace, job, scenario, stage) (headroom:stage_refused:ratio_rate5m{ {{- $of -}} }) > {{ $limits.refusedShare }}
      for: 5m
      labels: {severity: ticket}
      annotations:
        summary: {{ `{{ $labels.job }}: {{ $labels.stage }} refuses {{ $value | humanizePercentage }} of its calls` | quote }}
        description: >-
          There are more requests than are answered in time. Add replicas, or send less.
    - alert: HeadroomReplicaLeftOut
      expr: sum by (namespace, job, component, peer) (increase(headroom_ejections_total{ {{- $of -}} }[5m])) > 0
      for: 10m
      labels: {severity: ticket, scenario: {{ $scenario.name }}}
      annotations:
        summary: {{ `{{ $labels.job }}: {{ $labels.component }} leaves out a replica of {{ $labels.peer }} again and again` | quote }}
        description: >-
          A replica fails more than the others for ten minutes, and is ready nevertheless.
    - alert: HeadroomRetryBudgetSpent
      expr: sum by (namespace, job, stage) (increase(headroom_retry_budget_exhausted_total{ {{- $of -}} }[5m])) > 0
      for: 10m
      labels: {severity: ticket, scenario: {{ $scenario.name }}}
      annotations:
        summary: {{ `{{ $labels.job }}: calls of {{ $labels.stage }} fail more often than retries may mend` | quote }}
        description: >-
          The retry budget is spent for ten minutes, so failed calls are not sent again.
    - alert: HeadroomBundleMismatch
      expr: count by (namespace, job) (count by (namespace, job, version) (headroom_bundle_info{ {{- $of -}} })) > 1
      for: 10m
      labels: {severity: ticket, scenario: {{ $scenario.name }}}
      annotations:
        summary: {{ `{{ $labels.job }}: {{ $value }} bundle versions serve at one time` | quote }}
        description: >-
          A promotion takes seconds. A service that stays behind could not load the bundle; its log says why.
    - alert: HeadroomBundleRefused
      expr: sum by (namespace, job, pod) (increase(headroom_bundle_refused_total{ {{- $of -}} }[15m])) > 0
      labels: {severity: ticket, scenario: {{ $scenario.name }}}
      annotations:
        summary: {{ `{{ $labels.job }}: {{ $labels.pod }} refuses the promoted bundle` | quote }}
        description: >-
          It keeps serving the one before. Roll back, or publish a bundle that can be served.
    - alert: HeadroomRegistryUnreachable
      expr: >-
        sum by (namespace, job, pod) (increase(headroom_bundle_registry_polls_total{ {{- $of -}} ,outcome="unreachable"}[5m])) > 0
        unless sum by (namespace, job, pod) (increase(headroom_bundle_registry_polls_total{ {{- $of -}} ,outcome!="unreachable"}[5m])) > 0
      for: 10m
      labels: {severity: ticket, scenario: {{ $scenario.name }}}
      annotations:
        summary: {{ `{{ $labels.job }}: {{ $labels.pod }} cannot reach the registry` | quote }}
        description: >-
          It keeps serving what it has. A pod that starts now may find no bundle.
    - alert: HeadroomMemoryNearLimit
      expr: process_resident_memory_bytes{ {{- $of -}} } / process_memory_limit_bytes{ {{- $of -}} } > {{ $limits.memoryShare }}
      for: 10m
      labels: {severity: ticket, scenario: {{ $scenario.name }}}
      annotations:
        summary: {{ `{{ $labels.job }}: {{ $labels.pod }} has {{ $value | humanizePercentage }} of its memory in use` | quote }}
        description: >-
          At 100 % the kernel ends it.
    - alert: HeadroomTargetDown
      expr: up{ {{- $of -}} } == 0
      for: 5m
      labels: {severity: ticket, scenario: {{ $scenario.name }}}
      annotations:
        summary: {{ `{{ $labels.job }}: {{ $labels.pod }} cannot be scraped` | quote }}
        description: >-
          Either it is gone, or a NetworkPolicy keeps Prometheus from its management port.
    - alert: HeadroomGatewayGone
      expr: absent(up{ {{- $of -}} ,component="gateway"} == 1)
      for: 2m
      labels: {severity: page, {{ include "headroom.monitoring.ruleLabels" . | replace "\n" ", " }}}
      annotations:
        summary: {{ include "headroom.fullname" . | printf "%s: no gateway can be seen" | quote }}
        description: >-
          While none is there no request is counted, so that no error budget seems to burn.
{{- end }}

{{/* All rule groups. */}}
{{- define "headroom.monitoring.groups" -}}
{{ include "headroom.monitoring.recording" . }}
{{ include "headroom.monitoring.burnRates" . | trim }}
{{ include "headroom.monitoring.burnAlerts" . }}
{{ include "headroom.monitoring.causeAlerts" . }}
{{- if include "headroom.usesEventLog" . }}
{{ include "headroom.monitoring.eventLogAlerts" . }}
{{- end }}
{{- if include "headroom.runsMonitor" . }}
{{ include "headroom.monitoring.monitorAlerts" . }}
{{- end }}
{{- end }}
