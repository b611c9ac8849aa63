{{/*
Recording rules. Every output has namespace, job (the release's full name) and scenario.
*/}}
{{- define "headroom.monitoring.recording" -}}
{{- $root := . -}}
{{- $scenario := include "headroom.monitoring.scenario" . | fromJson -}}
{{- $of := include "headroom.monitoring.selector" . -}}
{{- $labels := include "headroom.monitoring.ruleLabels" . -}}
{{- $quantiles := dict "p50" 0.5 "p95" 0.95 "p99" 0.99 "p999" 0.999 -}}
- name: headroom-budgets
  rules:
    {{- range $stage, $budget := $scenario.stages }}
    {{- range $percentile := list "p50" "p95" "p99" "p999" }}
    {{- with get $budget $percentile }}
    - record: headroom:budget_seconds
      expr: vector({{ include "headroom.monitoring.seconds" . }})
      labels: {{- $labels | nindent 8 }}
        stage: {{ $stage }}
        percentile: {{ $percentile }}
    {{- end }}
    {{- end }}
    - record: headroom:timeout_seconds
      expr: vector({{ include "headroom.monitoring.seconds" $budget.timeout }})
      labels: {{- $labels | nindent 8 }}
        stage: {{ $stage }}
    {{- end }}
    {{- range include "headroom.monitoring.objectives" . | fromJsonArray }}
    - record: headroom:slo_objective:ratio
      expr: vector({{ .objective }})
      labels: {{- $labels | nindent 8 }}
        slo: {{ .slo }}
    {{- end }}
    {{- range $rung, $kept := .Values.monitoring.quality.kept }}
    - record: headroom:rung_quality_kept:ratio
      expr: vector({{ $kept }})
      labels: {{- $labels | nindent 8 }}
        rung: {{ $rung }}
        measured_by: {{ $root.Values.monitoring.quality.measuredBy | quote }}
    {{- end }}
- name: headroom-stages
  rules:
    - record: headroom:stage_seconds_bucket:rate5m
      expr: sum by (namespace, job, stage, le) (rate(headroom_stage_seconds_bucket{ {{- $of -}} }[5m]))
      labels: {scenario: {{ $scenario.name }}}
    - record: headroom:stage_seconds_bucket:rate5m
      expr: sum by (namespace, job, le) (rate(headroom_request_seconds_bucket{ {{- $of -}} }[5m]))
      labels: {scenario: {{ $scenario.name }}, stage: request}
    {{- range $percentile, $quantile := $quantiles }}
    {{- if ne $percentile "p999" }}
    - record: headroom:stage_latency_seconds:rate5m
      expr: histogram_quantile({{ $quantile }}, headroom:stage_seconds_bucket:rate5m{ {{- $of -}} })
      labels: {percentile: {{ $percentile }}}
    {{- end }}
    {{- end }}
    - record: headroom:stage_budget_used:ratio_rate5m
      expr: >-
        headroom:stage_latency_seconds:rate5m{ {{- $of -}} }
        / on (namespace, job, scenario, stage, percentile) headroom:budget_seconds{ {{- $of -}} }
    {{- range $stage, $budget := $scenario.stages }}
    {{- range $percentile := list "p50" "p95" "p99" "p999" "timeout" }}
    {{- with get $budget $percentile }}
    - record: headroom:stage_inside_budget:ratio_rate5m
      expr: >-
        sum by (namespace, job, scenario, stage) (headroom:stage_seconds_bucket:rate5m{ {{- $of }},stage={{ $stage | quote }},{{ include "headroom.monitoring.le" . -}} })
        / sum by (namespace, job, scenario, stage) (headroom:stage_seconds_bucket:rate5m{ {{- $of }},stage={{ $stage | quote }},le="+Inf"})
      labels: {stage: {{ $stage }}, percentile: {{ $percentile }}}
    {{- end }}
    {{- end }}
    {{- end }}
    - record: headroom:stage_calls:rate5m
      expr: sum by (namespace, job, stage, outcome) (rate(headroom_stage_seconds_count{ {{- $of -}} }[5m]))
      labels: {scenario: {{ $scenario.name }}}
    - record: headroom:stage_calls:rate5m
      expr: sum by (namespace, job, outcome) (rate(headroom_requests_total{ {{- $of -}} }[5m]))
      labels: {scenario: {{ $scenario.name }}, stage: request}
    {{- $calls := printf "sum by (namespace, job, scenario, stage) (headroom:stage_calls:rate5m{%s})" $of }}
    {{- $callsThat := printf "sum by (namespace, job, scenario, stage) (headroom:stage_calls:rate5m{%s,outcome=~\"%%s\"})" $of }}
    - record: headroom:stage_failed:ratio_rate5m
      expr: >-
        1 - ({{ printf $callsThat "ok|answered|abandoned|invalid" }} or 0 * {{ $calls }})
        / {{ $calls }}
    - record: headroom:stage_refused:ratio_rate5m
      expr: >-
        ({{ printf $callsThat "overloaded|refused" }} or 0 * {{ $calls }})
        / {{ $calls }}
- name: headroom-rungs
  rules:
    - record: headroom:answers:rate5m
      expr: sum by (namespace, job, rung) (rate(headroom_answers_total{ {{- $of -}} }[5m]))
      labels: {scenario: {{ $scenario.name }}}
    - record: headroom:rung_share:ratio_rate5m
      expr: >-
        headroom:answers:rate5m{ {{- $of -}} }
        / on (namespace, job, scenario) group_left () sum by (namespace, job, scenario) (headroom:answers:rate5m{ {{- $of -}} })
    - record: headroom:degraded:ratio_rate5m
      expr: sum by (namespace, job, scenario) (headroom:rung_share:ratio_rate5m{ {{- $of -}} ,rung!="FULL"})
    - record: headroom:goodput:rate5m
      expr: sum by (namespace, job, rung) (rate(headroom_request_seconds_bucket{ {{- $of }},{{ include "headroom.monitoring.le" $scenario.request.timeout -}} }[5m]))
      labels: {scenario: {{ $scenario.name }}}
    - record: headroom:quality_weighted_goodput:rate5m
      expr: >-
        sum by (namespace, job, scenario) (headroom:goodput:rate5m{ {{- $of -}} }
        * on (namespace, job, scenario, rung) headroom:rung_quality_kept:ratio{ {{- $of -}} })
    - record: headroom:quality_kept:ratio_rate5m
      expr: >-
        headroom:quality_weighted_goodput:rate5m{ {{- $of -}} }
        / on (namespace, job, scenario) sum by (namespace, job, scenario) (headroom:goodput:rate5m{ {{- $of -}} })
{{- end }}
