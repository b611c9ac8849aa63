{{/* Components whose pods are scraped, as a list in JSON. */}}
{{- define "headroom.monitoring.scraped" -}}
{{- include "headroom.services" . -}}
{{- end }}

{{/* The bundled Prometheus' configuration. Pods are found in this namespace alone. */}}
{{- define "headroom.monitoring.prometheusConfig" -}}
global:
  scrape_interval: {{ .Values.monitoring.scrapeInterval }}
  evaluation_interval: {{ .Values.monitoring.scrapeInterval }}
rule_files: [/etc/prometheus-rules/*.yaml]
scrape_configs:
  - job_name: {{ include "headroom.fullname" . }}
    metrics_path: /q/metrics
    kubernetes_sd_configs:
      - role: pod
        namespaces: {own_namespace: true}
        selectors:
          - role: pod
            label: app.kubernetes.io/name={{ .Chart.Name }},app.kubernetes.io/instance={{ .Release.Name }}
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_label_app_kubernetes_io_component]
        regex: {{ include "headroom.monitoring.scraped" . | fromJsonArray | join "|" }}
        action: keep
      - source_labels: [__meta_kubernetes_pod_container_port_name]
        regex: management
        action: keep
      # A pod that has ended has no metrics, and is not down.
      - source_labels: [__meta_kubernetes_pod_phase]
        regex: Succeeded|Failed
        action: drop
      - {source_labels: [__meta_kubernetes_namespace], target_label: namespace}
      - {source_labels: [__meta_kubernetes_pod_name], target_label: pod}
      - {source_labels: [__meta_kubernetes_pod_label_app_kubernetes_io_component], target_label: component}
{{- end }}
