{{/* What the `restricted` Pod Security Standard asks of a pod. The group owns what volumes bring. */}}
{{- define "headroom.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{/* And of a container. */}}
{{- define "headroom.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: {drop: [ALL]}
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{/* What every pod of this chart has in common. Takes (list ROOT COMPONENT SETTINGS); settings may override `scheduling`. */}}
{{- define "headroom.podCommon" -}}
{{- $root := index . 0 -}}
{{- $settings := index . 2 -}}
{{- $scheduling := $root.Values.scheduling -}}
serviceAccountName: {{ include "headroom.name" (list $root (index . 1)) }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  {{- include "headroom.podSecurity" $root | nindent 2 }}
{{- with $root.Values.images.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $settings.priorityClassName | default $scheduling.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $settings.nodeSelector | default $scheduling.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $settings.tolerations | default $scheduling.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $settings.affinity | default $scheduling.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* JAVA_TOOL_OPTIONS of a service. Takes (list ROOT SERVICE). */}}
{{- define "headroom.jvm" -}}
{{- $jvm := (index . 1).jvm -}}
{{- $flags := list
  (printf "-Xms%s" $jvm.heap) (printf "-Xmx%s" $jvm.heap)
  (printf "-XX:MaxDirectMemorySize=%s" $jvm.direct) (printf "-XX:MaxMetaspaceSize=%s" $jvm.metaspace)
  (printf "-XX:ReservedCodeCacheSize=%s" $jvm.codeCache) (printf "-XX:ActiveProcessorCount=%d" (int $jvm.processors)) -}}
{{- join " " (concat $flags (index . 0).Values.jvmOptions ($jvm.options | default list)) -}}
{{- end -}}

{{/* Environment variables from a map, in the order of their names. */}}
{{- define "headroom.env" -}}
{{- range $key, $value := . }}
{{- /* A whole number of a values file is a float to Helm, and would be written with an exponent. */}}
{{- $whole := and (kindIs "float64" $value) (eq $value (floor $value)) }}
- {name: {{ $key }}, value: {{ ternary (toString (int64 (ternary $value 0 $whole))) (toString $value) $whole | quote }}}
{{- end }}
{{- end -}}
