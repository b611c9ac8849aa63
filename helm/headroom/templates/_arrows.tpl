{{/* Who calls whom: the one statement of what NetworkPolicies let through, as YAML. `from` and `to` are components, ports are numbers. */}}
{{- define "headroom.arrows" -}}
{{- $services := .Values.services -}}
{{- $registry := $services.registry.port.number -}}
{{- $eventLog := include "headroom.runsBroker" . -}}
{{- range $name := include "headroom.services" . | fromJsonArray }}
{{- $service := index $services $name }}
{{- range $service.calls }}
- {from: {{ $name }}, to: {{ . }}, port: {{ (index $services .).port.number }}}
{{- end }}
{{- if include "headroom.usesBundles" $name }}
- {from: {{ $name }}, to: registry, port: {{ $registry }}}
{{- end }}
{{- if and $eventLog (has $name (list "gateway" "monitor")) }}
- {from: {{ $name }}, to: broker, port: {{ $services.broker.port.number }}}
{{- end }}
{{- if or $service.headless (has $name (list "gateway" "monitor")) }}
- {from: test, to: {{ $name }}, port: {{ $service.port.number }}}
{{- end }}
- {from: prometheus, to: {{ $name }}, port: {{ $service.managementPort }}}
{{- if $.Values.experiments.enabled }}
- {from: chaos, to: {{ $name }}, port: {{ $service.managementPort }}}
{{- end }}
{{- end }}
{{- if .Values.experiments.enabled }}
- {from: chaos, to: gateway, port: {{ $services.gateway.port.number }}}
{{- end }}
- {from: world-and-pipeline, to: registry, port: {{ $registry }}}
- {from: retrain, to: registry, port: {{ $registry }}}
{{- if include "headroom.runsValkey" . }}
- {from: features, to: valkey, port: 6379}
{{- end }}
- {from: grafana, to: prometheus, port: 9090}
{{- end -}}

{{/* Names, from any DNS server of the cluster. */}}
{{- define "headroom.dnsEgress" -}}
- to: [{namespaceSelector: {}}]
  ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
{{- end -}}

{{/* Addresses of the API server, or nothing for any. Takes the root. */}}
{{- define "headroom.apiServerPeers" -}}
{{- range .Values.networkPolicies.apiServer.cidrs }}
- ipBlock: {cidr: {{ . }}}
{{- end }}
{{- end -}}

{{/* Rules of what may reach a component. Takes (list ROOT COMPONENT ARROWS). */}}
{{- define "headroom.ingressRules" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- $arrows := index . 2 -}}
{{- $policies := $root.Values.networkPolicies -}}
{{- $service := get $root.Values.services $component | default dict -}}
{{- range $arrow := $arrows }}
{{- if eq $arrow.to $component }}
- from:
    - podSelector:
        matchLabels:
          {{- include "headroom.selector" (list $root $arrow.from) | nindent 10 }}
  ports: [{port: {{ $arrow.port }}, protocol: TCP}]
{{- end }}
{{- end }}
{{- if eq $component "gateway" }}
- ports: [{port: {{ $service.port.number }}, protocol: TCP}]
  {{- with $policies.clients }}
  from:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- if eq $component "monitor" }}
{{- with $policies.monitorReaders }}
- ports: [{port: {{ $service.port.number }}, protocol: TCP}]
  from:
    {{- toYaml . | nindent 4 }}
{{- end }}
{{- end }}
{{- with $service.managementPort }}
{{- with $policies.metricsReaders }}
- ports: [{port: {{ $service.managementPort }}, protocol: TCP}]
  from:
    {{- toYaml . | nindent 4 }}
{{- end }}
{{- if $root.Values.experiments.enabled }}
# Who runs an experiment from outside reaches this port through the API server, which no label selects.
- ports: [{port: {{ . }}, protocol: TCP}]
  {{- with include "headroom.apiServerPeers" $root }}
  from:
    {{- . | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}
{{- end -}}
