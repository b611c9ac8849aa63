{{/* The experiment as it was written into the values; nothing when one of the image is to be done. */}}
{{- define "headroom.experiment" -}}
{{- with .Values.experiments.job.experiment -}}
{{- if kindIs "string" . }}{{ . }}{{ else }}{{ toYaml . }}{{ end -}}
{{- end -}}
{{- end -}}

{{/* Spec of the Job that does one experiment in the cluster. Its token is mounted for this pod alone. */}}
{{- define "headroom.chaosJob" -}}
{{- $job := .Values.experiments.job -}}
# A verdict is not to be tried again.
backoffLimit: 0
activeDeadlineSeconds: {{ int64 $job.activeDeadlineSeconds }}
{{- if not (kindIs "invalid" $job.ttlSecondsAfterFinished) }}
ttlSecondsAfterFinished: {{ int64 $job.ttlSecondsAfterFinished }}
{{- end }}
template:
  metadata:
    labels:
      {{- include "headroom.podLabels" (list . "chaos") | nindent 6 }}
    annotations:
      headroom.io/run: {{ $job.run | quote }}
      {{- with include "headroom.experiment" . }}
      headroom.io/experiment-checksum: {{ sha256sum . }}
      {{- end }}
  spec:
    {{- include "headroom.podCommon" (list . "chaos" dict) | nindent 4 }}
    restartPolicy: Never
    containers:
      - name: chaos
        image: {{ include "headroom.image" (list . $job.image) }}
        imagePullPolicy: {{ .Values.images.pullPolicy }}
        securityContext:
          {{- include "headroom.containerSecurity" . | nindent 10 }}
        args:
          - chaos
          - {{ if include "headroom.experiment" . }}/etc/headroom/experiment/experiment.yaml{{ else }}/opt/headroom/home/deploy/chaos/{{ $job.file }}{{ end }}
          - --target=kubernetes
          - --in-cluster
          - --namespace={{ .Release.Namespace }}
          - --release={{ .Release.Name }}
          - --gateway={{ include "headroom.gatewayUrl" . }}
          - --budgets=/etc/headroom/budgets/budgets.yaml
          - --scenario={{ .Values.scenario }}
          - --out=/var/lib/headroom/chaos
          {{- if $job.printJson }}
          - --print-json
          {{- end }}
          {{- with $job.rate }}
          - --rate={{ . }}
          {{- end }}
          {{- with $job.seed }}
          - --seed={{ int64 . }}
          {{- end }}
        env:
          - {name: JAVA_TOOL_OPTIONS, value: {{ join " " $job.jvmOptions | quote }}}
        resources:
          {{- toYaml $job.resources | nindent 10 }}
        volumeMounts:
          - {name: tmp, mountPath: /tmp}
          - {name: data, mountPath: /var/lib/headroom}
          - {name: budgets, mountPath: /etc/headroom/budgets, readOnly: true}
          - {name: token, mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true}
          {{- if include "headroom.experiment" . }}
          - {name: experiment, mountPath: /etc/headroom/experiment, readOnly: true}
          {{- end }}
    volumes:
      - name: tmp
        emptyDir: {}
      - name: data
        emptyDir: {}
      - name: budgets
        configMap: {name: {{ include "headroom.name" (list . "budgets") }}}
      # What automounting would mount, but stated: every other pod of this chart goes without.
      - name: token
        projected:
          defaultMode: 0440
          sources:
            - serviceAccountToken: {path: token, expirationSeconds: 3600}
            - configMap:
                name: kube-root-ca.crt
                items: [{key: ca.crt, path: ca.crt}]
            - downwardAPI:
                items: [{path: namespace, fieldRef: {apiVersion: v1, fieldPath: metadata.namespace}}]
      {{- if include "headroom.experiment" . }}
      - name: experiment
        configMap: {name: {{ include "headroom.name" (list . "chaos") }}}
      {{- end }}
{{- end -}}
