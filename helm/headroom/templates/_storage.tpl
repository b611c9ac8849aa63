{{/* "true" when data outlive their pods. With `auto`: what is there stays; else a StorageClass decides. */}}
{{- define "headroom.persistent" -}}
{{- $persistence := .Values.persistence -}}
{{- $wanted := toString $persistence.enabled -}}
{{- if eq $wanted "true" -}}
true
{{- else if eq $wanted "auto" -}}
{{- if or $persistence.storageClass
    (lookup "v1" "PersistentVolumeClaim" .Release.Namespace (include "headroom.name" (list . "registry"))) -}}
true
{{- else if include "headroom.defaultStorageClass" . -}}
true
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "headroom.defaultStorageClass" -}}
{{- range (lookup "storage.k8s.io/v1" "StorageClass" "" "").items -}}
{{- if eq "true" (get (.metadata.annotations | default dict) "storageclass.kubernetes.io/is-default-class") -}}
true
{{- end -}}
{{- end -}}
{{- end -}}

{{/* "true" when this component has a volume of its own that outlives its pods. Takes (list ROOT COMPONENT). */}}
{{- define "headroom.claims" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- if include "headroom.persistent" $root -}}
{{- if or (eq $component "registry")
    (and (eq $component "features") (eq $root.Values.featureStore.kind "embedded"))
    (and (eq $component "valkey") (include "headroom.runsValkey" $root))
    (and (eq $component "broker") (include "headroom.runsBroker" $root))
    (and (eq $component "monitor") (include "headroom.runsMonitor" $root)) -}}
true
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The volume `data` of a component. Takes (list ROOT COMPONENT). */}}
{{- define "headroom.dataVolume" -}}
- name: data
{{- if include "headroom.claims" . }}
  persistentVolumeClaim: {claimName: {{ include "headroom.name" . }}}
{{- else }}
  emptyDir: {}
{{- end }}
{{- end -}}

{{/* "true" when the chart runs Valkey itself. */}}
{{- define "headroom.runsValkey" -}}
{{- if and (eq .Values.featureStore.kind "shared") (not .Values.featureStore.externalUrl) (not .Values.featureStore.externalUrlSecret) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the Secret with the registry's token. */}}
{{- define "headroom.tokenSecret" -}}
{{- .Values.registry.existingSecret | default (printf "%s-token" (include "headroom.name" (list . "registry"))) -}}
{{- end -}}

{{- define "headroom.registryUrl" -}}
{{- printf "http://%s:%d" (include "headroom.name" (list . "registry")) (int .Values.services.registry.port.number) -}}
{{- end -}}
