{{- define "headroom.replicas" -}}
{{- if hasKey . "replicas" }}{{ .replicas }}{{ else }}1{{ end -}}
{{- end -}}

{{/* The most pods of a service that may be there at one time, beside those of a roll-out. */}}
{{- define "headroom.mostReplicas" -}}
{{- if and .autoscaling .autoscaling.enabled }}{{ .autoscaling.maxReplicas }}{{ else }}{{ include "headroom.replicas" . }}{{ end -}}
{{- end -}}

{{/* Time from the order to stop to the kill: before the signal, draining, calls of gRPC and of HTTP under way one after the other, and the
     end of the JVM. */}}
{{- define "headroom.graceSeconds" -}}
{{- $shutdown := .Values.shutdown -}}
{{- add $shutdown.preStopSeconds $shutdown.drainSeconds (mul 2 $shutdown.finishCallsSeconds) 10 -}}
{{- end -}}

{{/* What the schema cannot say. */}}
{{- define "headroom.checks" -}}
{{- $services := .Values.services -}}
{{- $features := int (include "headroom.mostReplicas" $services.features) -}}
{{- if and (gt $features 1) (eq .Values.featureStore.kind "embedded") -}}
{{- fail (printf "services.features may have %d replicas, but featureStore.kind is embedded: each replica would have features of its own. Set featureStore.kind=shared, or services.features.replicas=1 without autoscaling" $features) -}}
{{- end -}}
{{- $store := .Values.featureStore -}}
{{- if and $store.externalUrl $store.externalUrlSecret -}}
{{- fail "featureStore.externalUrl and featureStore.externalUrlSecret are both set: set one" -}}
{{- end -}}
{{- if and (or $store.externalUrl $store.externalUrlSecret) (eq $store.kind "embedded") -}}
{{- fail "an address of featureStore is set, but featureStore.kind is embedded, which uses no other store: set featureStore.kind=shared" -}}
{{- end -}}
{{- $topics := .Values.eventLog.topics -}}
{{- if and (include "headroom.runsBroker" .) (gt (int $topics.replication) 1) -}}
{{- fail (printf "eventLog.topics.replication is %d, but the chart runs one broker. Set it to 1, or eventLog.external.bootstrapServers" (int $topics.replication)) -}}
{{- end -}}
{{- if gt (int $topics.minInSync) (int $topics.replication) -}}
{{- fail (printf "eventLog.topics.minInSync is %d, above replication, %d: nothing could ever be written" (int $topics.minInSync) (int $topics.replication)) -}}
{{- end -}}
{{- if eq $topics.impressions $topics.interactions -}}
{{- fail (printf "eventLog.topics.impressions and .interactions are both %s: each needs a topic of its own" $topics.impressions) -}}
{{- end -}}
{{- range $name, $service := $services -}}
{{- range $service.calls -}}
{{- if not (hasKey $services .) -}}
{{- fail (printf "services.%s.calls names %q, which is none of services" $name .) -}}
{{- end -}}
{{- end -}}
{{- with $service.autoscaling -}}
{{- if and .enabled (gt (int .minReplicas) (int .maxReplicas)) -}}
{{- fail (printf "services.%s.autoscaling.minReplicas is %d, above maxReplicas, %d" $name (int .minReplicas) (int .maxReplicas)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $scenarios := (include "headroom.budgets" . | fromYaml).scenarios | default dict -}}
{{- if not (hasKey $scenarios .Values.scenario) -}}
{{- fail (printf "scenario is %q, but the budgets have %s" .Values.scenario (keys $scenarios | sortAlpha | join ", ")) -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) -}}
{{- fail "httpRoute.enabled needs httpRoute.parentRefs: the Gateway that the route belongs to, such as [{name: my-gateway, namespace: my-gateways}]" -}}
{{- end -}}
{{- end -}}
