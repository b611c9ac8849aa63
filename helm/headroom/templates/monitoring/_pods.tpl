{{/* What the pods of Prometheus and Grafana have in common with the others of this chart. Takes (list ROOT COMPONENT USER TOKEN). */}}
{{- define "headroom.monitoring.pod" -}}
{{- $common := include "headroom.podCommon" (list (index . 0) (index . 1) dict) | fromYaml -}}
{{- $user := index . 2 -}}
{{- $identity := dict "runAsUser" $user "runAsGroup" $user "fsGroup" $user -}}
{{- $own := dict "automountServiceAccountToken" (index . 3) "securityContext" (merge $identity $common.securityContext) -}}
{{- merge $own $common | toYaml -}}
{{- end }}
