{{/*
Alerts on what the monitor has found, and on the monitor itself. Whether something is an alarm, with what rate of false ones, the monitor decides:
what is drawn here is only who is told. A drift is a ticket: nobody can mend it at night.
*/}}
{{- define "headroom.monitoring.monitorAlerts" -}}
{{- $scenario := .Values.scenario -}}
{{- $of := include "headroom.monitoring.selector" . -}}
{{- $limits := .Values.monitoring.alerts -}}
{{- $page := printf "The monitor's page says since when, and which (kubectl port-forward service/%s %d)." (include "headroom.name" (list . "monitor")) (int .Values.services.monitor.port.number) -}}
{{- $found := list
      (dict "alert" "HeadroomDataDrift" "matcher" `family="data_drift"`
        "summary" "features are no longer distributed as in the bundle's reference"
        "description" "Asked of answers of the full path with fresh features alone, so that a rung is no drift.")
      (dict "alert" "HeadroomPredictionDrift" "matcher" `family="prediction_drift"`
        "summary" "scores are no longer distributed as they were on the same rung"
        "description" "Either the features drift, or something between them and the answer has changed.")
      (dict "alert" "HeadroomConceptDrift" "matcher" `detector=~"adwin|page_hinkley"`
        "summary" "the loss on labels has changed"
        "description" "Users do other things with the same items. Training anew is what helps.")
      (dict "alert" "HeadroomQualityFell" "matcher" `detector="auc_drop"`
        "summary" "the AUC on labels is below that of the first windows"
        "description" "The order of what is shown is worse than it was.")
      (dict "alert" "HeadroomCalibrationOff" "matcher" `family="label_shift"`
        "summary" "clicks are not as many as the scores say"
        "description" "The scores no longer are probabilities; their order may still be right.")
      (dict "alert" "HeadroomFeaturesStale" "matcher" `family="freshness"`
        "summary" "feature rows are older than those of the reference"
        "description" "Events do not reach the feature store, or late.") -}}
- name: headroom-monitor-alerts
  rules:
    {{- range $found }}
    - alert: {{ .alert }}
      expr: sum by (namespace, job, detector) (headroom_monitor_alarms_active{ {{- $of }},{{ .matcher -}} }) > 0
      for: 1m
      labels: {severity: ticket, scenario: {{ $scenario }}}
      annotations:
        summary: {{ printf "{{ $labels.job }}: %s ({{ $labels.detector }})" .summary | quote }}
        description: >-
          {{ .description }} {{ $page }}
    {{- end }}
    - alert: HeadroomFeatureSkew
      expr: sum by (namespace, job, view) (increase(headroom_monitor_skew_faults_total{ {{- $of -}} }[15m])) > 0
      labels: {severity: ticket, scenario: {{ $scenario }}}
      annotations:
        summary: {{ `{{ $labels.job }}: features ({{ $labels.view }}) were served that their events do not give` | quote }}
        description: >-
          What the model was asked is not what it was trained on. GET /v1/monitor of the monitor has the first examples.
    - alert: HeadroomMonitorBehind
      expr: headroom_monitor_lag_seconds{ {{- $of -}} } > {{ $limits.monitorLagSeconds }}
      for: 10m
      labels: {severity: ticket, scenario: {{ $scenario }}}
      annotations:
        summary: {{ `{{ $labels.job }}: the monitor is {{ $value | humanizeDuration }} behind the event log` | quote }}
        description: >-
          There is more in the log than it reads. What it tells is old.
    - alert: HeadroomMonitorStuck
      expr: headroom_monitor_report_age_seconds{ {{- $of -}} } > 60 or headroom_monitor_state_age_seconds{ {{- $of -}} } > 120
      for: 5m
      labels: {severity: ticket, scenario: {{ $scenario }}}
      annotations:
        summary: {{ `{{ $labels.job }}: the monitor has told or saved nothing new for {{ $value | humanizeDuration }}` | quote }}
        description: >-
          A restart would go on from its last saved state. Its log and GET /v1/monitor (service.state.problem) say why.
    - alert: HeadroomMonitorMissesRecords
      expr: >-
        sum by (namespace, job, reason) (increase(headroom_monitor_dropped_total{ {{- $of -}} ,reason="unusable"}[15m])) > 0
        or label_replace(sum by (namespace, job) (increase(headroom_event_log_unreadable_records_total{ {{- $of -}} }[15m])), "reason", "unreadable", "", "") > 0
        or label_replace(sum by (namespace, job) (increase(headroom_event_log_lost_records_total{ {{- $of -}} }[15m])), "reason", "lost", "", "") > 0
      labels: {severity: ticket, scenario: {{ $scenario }}}
      annotations:
        summary: {{ `{{ $labels.job }}: the monitor cannot use records of the event log ({{ $labels.reason }})` | quote }}
        description: >-
          Lost: deleted before they were read. Unreadable and unusable: written by who speaks another schema.
    - alert: HeadroomMonitorForgetsLabels
      expr: sum by (namespace, job) (increase(headroom_monitor_dropped_total{ {{- $of -}} ,reason="not_sampled"}[15m])) > 0
      labels: {severity: ticket, scenario: {{ $scenario }}}
      annotations:
        summary: {{ `{{ $labels.job }}: more answers wait for their labels than the monitor keeps` | quote }}
        description: >-
          Only a part of them, chosen by their ids, is labelled, so that quality is told of fewer answers than were given. Raise
          headroom.monitor.labels.open-impressions, or shorten headroom.monitor.labels.window.
    - alert: HeadroomMonitorGone
      expr: absent(up{ {{- $of -}} ,component="monitor"} == 1)
      for: 10m
      labels: {severity: ticket, {{ include "headroom.monitoring.ruleLabels" . | replace "\n" ", " }}}
      annotations:
        summary: {{ include "headroom.fullname" . | printf "%s: no monitor can be seen" | quote }}
        description: >-
          Nobody looks for drift. The event log keeps what it would have read for as long as its retention.
{{- end }}
