{{/*
What rules and scrape configurations of this release share.
*/}}

{{/* The scenario the services run, from the very text their ConfigMap holds; with the request as one more stage. As JSON. */}}
{{- define "headroom.monitoring.scenario" -}}
{{- $budgets := include "headroom.budgets" . | fromYaml -}}
{{- with $budgets.Error }}{{ fail (printf "budgets.yaml: %s" .) }}{{ end -}}
{{- $name := .Values.scenario -}}
{{- $scenario := get ($budgets.scenarios | default dict) $name -}}
{{- if not $scenario }}{{ fail (printf "budgets.yaml has no scenario '%s'; it has %s" $name (keys $budgets.scenarios | sortAlpha | join ", ")) }}{{ end -}}
{{- $stages := merge (dict "request" $scenario.request) $scenario.stages -}}
{{- dict "name" $name "availability" $scenario.availability "request" $scenario.request "stages" $stages | toJson -}}
{{- end }}

{{/* Matchers of this release's series: several releases may share one Prometheus. */}}
{{- define "headroom.monitoring.selector" -}}
namespace={{ .Release.Namespace | quote }},job={{ include "headroom.fullname" . | quote }}
{{- end }}

{{/* The labels of a series that no service exports. */}}
{{- define "headroom.monitoring.ruleLabels" -}}
namespace: {{ .Release.Namespace }}
job: {{ include "headroom.fullname" . }}
scenario: {{ .Values.scenario }}
{{- end }}

{{/* Windows of the burn rates. */}}
{{- define "headroom.monitoring.windows" -}}
{{- list "5m" "30m" "1h" "2h" "6h" "1d" "3d" | toJson -}}
{{- end }}

{{/* The service level objectives of the scenario as JSON: name, objective, and for latencies the percentile and its target. */}}
{{- define "headroom.monitoring.objectives" -}}
{{- $scenario := include "headroom.monitoring.scenario" . | fromJson -}}
{{- $quantiles := dict "p50" 0.5 "p95" 0.95 "p99" 0.99 "p999" 0.999 -}}
{{- $objectives := list (dict "slo" "availability" "objective" $scenario.availability) -}}
{{- range $percentile := list "p50" "p95" "p99" "p999" -}}
{{- with get $scenario.request $percentile -}}
{{- $objectives = append $objectives (dict "slo" (printf "latency-%s" $percentile) "objective" (get $quantiles $percentile) "percentile" $percentile "target" .) -}}
{{- end -}}
{{- end -}}
{{- $objectives | toJson -}}
{{- end }}
