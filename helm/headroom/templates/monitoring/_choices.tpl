{{/* What of monitoring there is: each answers "true" or nothing. */}}

{{- define "headroom.monitoring.operator" -}}
{{- $wanted := toString .Values.monitoring.operator -}}
{{- if and .Values.monitoring.enabled (or (eq $wanted "true") (and (eq $wanted "auto") (.Capabilities.APIVersions.Has "monitoring.coreos.com/v1"))) -}}
true
{{- end -}}
{{- end }}

{{- define "headroom.monitoring.bundledPrometheus" -}}
{{- $wanted := toString .Values.monitoring.prometheus.bundled -}}
{{- if and .Values.monitoring.enabled (or (eq $wanted "true") (and (eq $wanted "auto") (not (include "headroom.monitoring.operator" .)))) -}}
true
{{- end -}}
{{- end }}

{{- define "headroom.monitoring.bundledGrafana" -}}
{{- $wanted := toString .Values.monitoring.grafana.bundled -}}
{{- if and .Values.monitoring.enabled (or (eq $wanted "true") (and (eq $wanted "auto") (include "headroom.monitoring.bundledPrometheus" .))) -}}
true
{{- end -}}
{{- end }}

{{- define "headroom.monitoring.prometheusUrl" -}}
{{- .Values.monitoring.grafana.prometheusUrl | default (printf "http://%s:9090" (include "headroom.name" (list . "prometheus"))) -}}
{{- end }}
