{{- define "headroom.monitoring.grafanaSecret" -}}
{{- .Values.monitoring.grafana.existingSecret | default (include "headroom.name" (list . "grafana")) -}}
{{- end }}

{{/* Everybody may look, nobody needs a password for it; nothing is asked of the internet. */}}
{{- define "headroom.monitoring.grafanaEnvironment" -}}
GF_AUTH_ANONYMOUS_ENABLED: "true"
GF_AUTH_ANONYMOUS_ORG_ROLE: Viewer
GF_SECURITY_ADMIN_USER: admin
GF_USERS_ALLOW_SIGN_UP: "false"
GF_ANALYTICS_REPORTING_ENABLED: "false"
GF_ANALYTICS_CHECK_FOR_UPDATES: "false"
GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: "false"
GF_PLUGINS_PREINSTALL_DISABLED: "true"
GF_NEWS_NEWS_FEED_ENABLED: "false"
GF_LOG_MODE: console
GF_PATHS_DATA: /var/lib/grafana
GF_PATHS_PLUGINS: /var/lib/grafana/plugins
GF_PATHS_LOGS: /var/lib/grafana/log
GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH: /etc/headroom/dashboards/budgets.json
{{- end }}

{{- define "headroom.monitoring.datasources" -}}
apiVersion: 1
datasources:
  - name: Prometheus
    uid: headroom-prometheus
    type: prometheus
    access: proxy
    url: {{ include "headroom.monitoring.prometheusUrl" . }}
    isDefault: true
    editable: false
    jsonData:
      timeInterval: {{ .Values.monitoring.scrapeInterval }}
{{- end }}

{{- define "headroom.monitoring.dashboardProviders" -}}
apiVersion: 1
providers:
  - name: headroom
    folder: Headroom
    type: file
    allowUiUpdates: false
    options:
      path: /etc/headroom/dashboards
{{- end }}
