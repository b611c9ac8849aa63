{{/* Template of a service's pods. Takes (list ROOT NAME SERVICE). */}}
{{- define "headroom.workloadPod" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
{{- $service := index . 2 -}}
{{- $self := list $root $name -}}
{{- $gpu := and $service.gpu $service.gpu.enabled -}}
metadata:
  labels:
    {{- with $service.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- include "headroom.podLabels" $self | nindent 4 }}
  {{- $annotations := merge (dict) ($service.podAnnotations | default dict) }}
  {{- if include "headroom.usesBundles" $name }}
  {{- $_ := set $annotations "headroom.io/budgets-checksum" (include "headroom.budgets" $root | sha256sum) }}
  {{- end }}
  {{- with $annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- include "headroom.podCommon" (list $root $name $service) | nindent 2 }}
  {{- if and $gpu $service.gpu.runtimeClassName }}
  runtimeClassName: {{ $service.gpu.runtimeClassName }}
  {{- end }}
  terminationGracePeriodSeconds: {{ include "headroom.graceSeconds" $root }}
  {{- if not (include "headroom.isSingle" $name) }}
  {{- include "headroom.topologySpread" $self | nindent 2 }}
  {{- end }}
  containers:
    - name: {{ $name }}
      image: {{ include "headroom.image" (list $root (ternary ($service.gpu | default dict).image $service.image (not (not $gpu)))) }}
      imagePullPolicy: {{ $root.Values.images.pullPolicy }}
      securityContext:
        {{- include "headroom.containerSecurity" $root | nindent 8 }}
      ports:
        - {name: {{ $service.port.name }}, containerPort: {{ $service.port.number }}, protocol: TCP}
        - {name: management, containerPort: {{ $service.managementPort }}, protocol: TCP}
      env:
        {{- include "headroom.serviceEnv" (list $root $name $service) | trim | nindent 8 }}
      {{- include "headroom.probes" $root | nindent 6 }}
      lifecycle:
        preStop: {sleep: {seconds: {{ $root.Values.shutdown.preStopSeconds }}}}
      resources:
        {{- if $gpu }}
        requests:
          {{- toYaml $service.resources.requests | nindent 10 }}
        limits:
          {{- toYaml (merge (dict "memory" $service.gpu.memoryLimit) $service.resources.limits) | nindent 10 }}
          {{ $service.gpu.resourceName }}: {{ $service.gpu.count }}
        {{- else }}
        {{- toYaml $service.resources | nindent 8 }}
        {{- end }}
      volumeMounts:
        - {name: tmp, mountPath: /tmp}
        - {name: data, mountPath: /var/lib/headroom}
        {{- if eq $name "registry" }}
        - {name: token, mountPath: /etc/headroom/registry, readOnly: true}
        {{- else if include "headroom.usesBundles" $name }}
        - {name: budgets, mountPath: /etc/headroom, readOnly: true}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: {}
    {{- include "headroom.dataVolume" $self | nindent 4 }}
    {{- if eq $name "registry" }}
    - name: token
      secret: {secretName: {{ include "headroom.tokenSecret" $root }}, defaultMode: 0440}
    {{- else if include "headroom.usesBundles" $name }}
    - name: budgets
      configMap: {name: {{ include "headroom.name" (list $root "budgets") }}}
    {{- end }}
{{- end -}}
