{{/* The budgets as the services read them. */}}
{{- define "headroom.budgets" -}}
{{- if not .Values.budgets -}}
{{- .Files.Get "files/budgets.yaml" -}}
{{- else if kindIs "string" .Values.budgets -}}
{{- .Values.budgets -}}
{{- else -}}
{{- toYaml .Values.budgets -}}
{{- end -}}
{{- end -}}

{{/* "true" for a service that works from a bundle, within budgets: all but those that only keep something. Takes NAME. */}}
{{- define "headroom.usesBundles" -}}
{{- if not (has . (list "registry" "broker")) }}true{{ end -}}
{{- end -}}

{{/* "true" for a service of which there must never be two: not even while a node is lost and nobody knows whether its pod still runs. A
     StatefulSet sees to that, and a Deployment does not. Takes NAME. */}}
{{- define "headroom.isSingle" -}}
{{- if has . (list "broker" "monitor") }}true{{ end -}}
{{- end -}}

{{/* What a service is told, by environment variables. Takes (list ROOT NAME SERVICE). */}}
{{- define "headroom.serviceEnv" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
{{- $service := index . 2 -}}
{{- $env := dict
  "JAVA_TOOL_OPTIONS" (include "headroom.jvm" (list $root $service))
  "HEADROOM_HOST" "0.0.0.0"
  "HEADROOM_LOG_JSON" $root.Values.logJson
  "HEADROOM_SHUTDOWN_FINISH_CALLS_WITHIN" (printf "%ds" (int $root.Values.shutdown.finishCallsSeconds))
  "QUARKUS_SHUTDOWN_DELAY" (printf "%ds" (int $root.Values.shutdown.drainSeconds))
  "QUARKUS_SHUTDOWN_TIMEOUT" (printf "%ds" (int $root.Values.shutdown.finishCallsSeconds)) -}}
{{- if eq $name "registry" -}}
{{- $_ := set $env "HEADROOM_REGISTRY_DIRECTORY" "/var/lib/headroom/registry" -}}
{{- $_ := set $env "HEADROOM_REGISTRY_TOKEN_FILE" "/etc/headroom/registry/token" -}}
{{- else if include "headroom.usesBundles" $name -}}
{{- $_ := set $env "HEADROOM_BUDGETS_FILE" "/etc/headroom/budgets.yaml" -}}
{{- $_ := set $env "HEADROOM_SCENARIO" $root.Values.scenario -}}
{{- $_ := set $env "HEADROOM_EXPERIMENTS_ENABLED" $root.Values.experiments.enabled -}}
{{- $_ := set $env "HEADROOM_BUNDLE_DIRECTORY" "/var/lib/headroom/bundles" -}}
{{- $_ := set $env "HEADROOM_BUNDLE_REGISTRY_URL" (include "headroom.registryUrl" $root) -}}
{{- $_ := set $env "HEADROOM_BUNDLE_REGISTRY_POLL_EVERY" $root.Values.registry.pollEvery -}}
{{- end -}}
{{- range $service.calls -}}
{{- $peer := index $root.Values.services . -}}
{{- $address := printf "dns:///%s:%d" (include "headroom.name" (list $root .)) (int $peer.port.number) -}}
{{- $_ := set $env (printf "HEADROOM_PEERS_%s" (upper .)) $address -}}
{{- end -}}
{{- if has $name (list "gateway" "monitor") -}}
{{- $env = merge $env (include "headroom.eventLogEnv" $root | fromYaml) -}}
{{- end -}}
{{- if eq $name "broker" -}}
{{- $_ := set $env "HEADROOM_BROKER_DIRECTORY" "/var/lib/headroom/log" -}}
{{- $_ := set $env "HEADROOM_BROKER_ADVERTISED_HOST" (include "headroom.name" (list $root "broker")) -}}
{{- end -}}
{{- if eq $name "monitor" -}}
{{- $_ := set $env "HEADROOM_MONITOR_STATE_DIRECTORY" "/var/lib/headroom/monitor" -}}
{{- end -}}
{{- if eq $name "features" -}}
{{- $_ := set $env "HEADROOM_FEATURES_STORE_DIRECTORY" "/var/lib/headroom/features" -}}
{{- $_ := set $env "HEADROOM_FEATURES_STORE_KIND" (ternary "redis" "embedded" (eq $root.Values.featureStore.kind "shared")) -}}
{{- if and (eq $root.Values.featureStore.kind "shared") (not $root.Values.featureStore.externalUrlSecret) -}}
{{- $own := printf "redis://%s:6379" (include "headroom.name" (list $root "valkey")) -}}
{{- $_ := set $env "HEADROOM_FEATURES_STORE_REDIS_URL" ($root.Values.featureStore.externalUrl | default $own) -}}
{{- end -}}
{{- end -}}
{{- include "headroom.env" (merge (dict) ($service.env | default dict) $env) -}}
{{- if eq $name "features" -}}
{{- with $root.Values.featureStore.externalUrlSecret }}
- name: HEADROOM_FEATURES_STORE_REDIS_URL
  valueFrom: {secretKeyRef: {name: {{ .name }}, key: {{ .key }}}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Probes ask the management port, where no traffic queues. A service that waits for its bundle is started and alive, only not ready. */}}
{{- define "headroom.probes" -}}
startupProbe:
  httpGet: {path: /q/health/started, port: management}
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 90
readinessProbe:
  httpGet: {path: /q/health/ready, port: management}
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 2
livenessProbe:
  httpGet: {path: /q/health/live, port: management}
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 6
{{- end -}}

{{/* How a new version takes over. One directory has one owner, so who owns one goes before the next comes. Takes (list ROOT NAME SERVICE). */}}
{{- define "headroom.strategy" -}}
{{- $rollout := (index . 2).rollout | default dict -}}
{{- if or (eq (index . 1) "registry") (include "headroom.claims" (list (index . 0) (index . 1))) -}}
type: Recreate
{{- else -}}
type: RollingUpdate
rollingUpdate:
  maxSurge: {{ get $rollout "maxSurge" | toString | default "1" }}
  maxUnavailable: {{ get $rollout "maxUnavailable" | toString | default "0" }}
{{- end -}}
{{- end -}}

{{- define "headroom.topologySpread" -}}
{{- $root := index . 0 -}}
{{- if $root.Values.topologySpread.enabled -}}
topologySpreadConstraints:
{{- range $root.Values.topologySpread.topologyKeys }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: {{ $root.Values.topologySpread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "headroom.selector" $ | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end -}}
{{- end -}}
