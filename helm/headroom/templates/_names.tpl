{{/* RELEASE if it contains the chart's name, else RELEASE-headroom; short enough for every component and for the pods of Jobs. */}}
{{- define "headroom.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 33 | trimSuffix "-" -}}
{{- else if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 33 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" (.Release.Name | trunc 24 | trimSuffix "-") .Chart.Name -}}
{{- end -}}
{{- end -}}

{{/* Name of a component's objects. Takes (list ROOT COMPONENT). */}}
{{- define "headroom.name" -}}
{{- printf "%s-%s" (include "headroom.fullname" (index . 0)) (index . 1) -}}
{{- end -}}

{{/* What selects the pods of a component; never changes. Takes (list ROOT COMPONENT). */}}
{{- define "headroom.selector" -}}
app.kubernetes.io/name: {{ (index . 0).Chart.Name }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{/* Labels of every pod: what would make a new pod of the same program is not among them. Takes (list ROOT COMPONENT). */}}
{{- define "headroom.podLabels" -}}
{{ include "headroom.selector" . }}
app.kubernetes.io/version: {{ (index . 0).Chart.AppVersion | quote }}
{{- end -}}

{{/* Labels of every object. Takes (list ROOT COMPONENT). */}}
{{- define "headroom.labels" -}}
{{- $root := index . 0 -}}
{{ include "headroom.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* name, namespace and labels. Takes (list ROOT COMPONENT), and a third element for another name. */}}
{{- define "headroom.metadata" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
name: {{ if gt (len .) 2 }}{{ index . 2 }}{{ else }}{{ include "headroom.name" (list $root $component) }}{{ end }}
namespace: {{ $root.Release.Namespace }}
labels:
  {{- include "headroom.labels" (list $root $component) | nindent 2 }}
{{- end -}}

{{/* registry/repository:tag or @digest. Takes (list ROOT IMAGE). */}}
{{- define "headroom.image" -}}
{{- $root := index . 0 -}}
{{- $image := index . 1 -}}
{{- $registry := $image.registry | default $root.Values.images.registry -}}
{{- if $registry }}{{ $registry }}/{{ end }}{{ $image.repository }}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ $image.tag | default $root.Values.images.tag | default $root.Chart.AppVersion }}{{ end -}}
{{- end -}}
