{{/*
Error budgets: the share of requests that miss each objective, over each window, and how many times faster than allowed that burns the budget.
Availability counts every request that was not answered inside the request's timeout. A request the client gave up on earlier, and one that was
itself wrong, counts nowhere. Latency counts answers.
*/}}
{{- define "headroom.monitoring.burnRates" -}}
{{- $scenario := include "headroom.monitoring.scenario" . | fromJson -}}
{{- $objectives := include "headroom.monitoring.objectives" . | fromJsonArray -}}
{{- $of := include "headroom.monitoring.selector" . -}}
{{- $in := include "headroom.monitoring.le" $scenario.request.timeout -}}
{{- range $window := include "headroom.monitoring.windows" . | fromJsonArray }}
- name: headroom-slo-{{ $window }}
  {{- if has $window (list "6h" "1d" "3d") }}
  interval: 2m
  {{- end }}
  rules:
    {{- range $objectives }}
    - record: headroom:slo_errors:ratio_rate{{ $window }}
      {{- if eq .slo "availability" }}
      expr: >-
        clamp_min(1 - sum by (namespace, job) (rate(headroom_request_seconds_bucket{ {{- $of }},{{ $in -}} }[{{ $window }}]))
        / (sum by (namespace, job) (rate(headroom_request_seconds_count{ {{- $of -}} }[{{ $window }}]))
        + sum by (namespace, job) (rate(headroom_requests_total{ {{- $of -}} ,outcome=~"refused|failed|unanswered"}[{{ $window }}]))), 0)
      {{- else }}
      expr: >-
        clamp_min(1 - sum by (namespace, job) (rate(headroom_request_seconds_bucket{ {{- $of }},{{ include "headroom.monitoring.le" .target -}} }[{{ $window }}]))
        / sum by (namespace, job) (rate(headroom_request_seconds_count{ {{- $of -}} }[{{ $window }}])), 0)
      {{- end }}
      labels: {scenario: {{ $scenario.name }}, slo: {{ .slo }}}
    {{- end }}
    - record: headroom:slo_burn:rate{{ $window }}
      expr: >-
        headroom:slo_errors:ratio_rate{{ $window }}{ {{- $of -}} }
        / on (namespace, job, scenario, slo) (1 - headroom:slo_objective:ratio{ {{- $of -}} })
{{- end }}
{{- end }}

{{/* Multi-window, multi-burn-rate alerts (Google SRE workbook, chapter 5). A factor that no traffic could reach has no alert. */}}
{{- define "headroom.monitoring.burnAlerts" -}}
{{- $root := . -}}
{{- $of := include "headroom.monitoring.selector" . -}}
{{- $pairs := list
      (dict "factor" 14.4 "long" "1h" "short" "5m" "severity" "page")
      (dict "factor" 6 "long" "6h" "short" "30m" "severity" "page")
      (dict "factor" 3 "long" "1d" "short" "2h" "severity" "ticket")
      (dict "factor" 1 "long" "3d" "short" "6h" "severity" "ticket") -}}
- name: headroom-burn-alerts
  rules:
    {{- range $objective := include "headroom.monitoring.objectives" . | fromJsonArray }}
    {{- range $pairs }}
    {{- if lt (mulf .factor (subf 1 $objective.objective)) 1.0 }}
    - alert: {{ eq $objective.slo "availability" | ternary "HeadroomAvailabilityBurn" "HeadroomLatencyBurn" }}
      expr: >-
        headroom:slo_burn:rate{{ .long }}{ {{- $of }},slo={{ $objective.slo | quote -}} } > {{ .factor }}
        and headroom:slo_burn:rate{{ .short }}{ {{- $of }},slo={{ $objective.slo | quote -}} } > {{ .factor }}
      labels:
        severity: {{ .severity }}
        slo: {{ $objective.slo }}
        window: {{ .long }}
      annotations:
        {{- if eq $objective.slo "availability" }}
        summary: {{ `{{ $labels.job }}: too many requests get no answer in time` | quote }}
        {{- else }}
        summary: {{ printf "{{ $labels.job }}: too many answers are slower than %s, the target of %s" $objective.target $objective.percentile | quote }}
        {{- end }}
        description: >-
          Over {{ .long }} and over {{ .short }} the error budget of {{ $objective.slo }} burns more than {{ .factor }} times as fast as it may
          ({{ `now {{ $value | humanize }} times` }}; the objective is {{ $objective.objective }}). The dashboard "Headroom: budgets" says which
          stage eats the time and which rung answers.
    {{- end }}
    {{- end }}
    {{- end }}
{{- end }}
