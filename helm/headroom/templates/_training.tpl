{{/* Spec of the pod that makes a bundle and publishes it. Takes (list ROOT COMPONENT MORE_ARGUMENTS). */}}
{{- define "headroom.trainingPod" -}}
{{- $root := index . 0 -}}
{{- $training := $root.Values.training -}}
{{- include "headroom.podCommon" (list $root (index . 1) dict) }}
restartPolicy: OnFailure
containers:
  - name: train
    image: {{ include "headroom.image" (list $root $training.image) }}
    imagePullPolicy: {{ $root.Values.images.pullPolicy }}
    securityContext:
      {{- include "headroom.containerSecurity" $root | nindent 6 }}
    args:
      - train
      - --registry
      - {{ include "headroom.registryUrl" $root }}
      - --token-file
      - /etc/headroom/registry/token
      - --work
      - /var/lib/headroom/work
      {{- range $option := list "users" "items" "events" "seed" }}
      - --{{ $option }}
      - {{ get $training.world $option | int64 | quote }}
      {{- end }}
      {{- if $training.quick }}
      - --quick
      {{- end }}
      {{- range index . 2 }}
      - {{ . }}
      {{- end }}
    env:
      - {name: JAVA_TOOL_OPTIONS, value: {{ join " " $training.jvmOptions | quote }}}
    resources:
      {{- toYaml $training.resources | nindent 6 }}
    volumeMounts:
      - {name: tmp, mountPath: /tmp}
      - {name: data, mountPath: /var/lib/headroom}
      - {name: token, mountPath: /etc/headroom/registry, readOnly: true}
volumes:
  - name: tmp
    emptyDir: {}
  - name: data
    emptyDir: {}
  - name: token
    secret: {secretName: {{ include "headroom.tokenSecret" $root }}, defaultMode: 0440}
{{- end -}}

{{/* When there is nothing to do. A registry that forgets with its pod may be the one that is about to be replaced: its bundle counts once it was
     there for longer than an old pod goes on answering. */}}
{{- define "headroom.unlessPublished" -}}
- --unless-published
{{- if not (include "headroom.persistent" .) }}
- --settled-for
- {{ add (include "headroom.graceSeconds" . | int) 30 }}s
{{- end }}
{{- end -}}

{{/* Spec of the Job. A Job's pod cannot be changed, so its name follows from it: a change makes another Job. Where the registry forgets with
     its pod, what replaces that pod makes another Job too. */}}
{{- define "headroom.trainingJob" -}}
backoffLimit: {{ .Values.training.backoffLimit }}
activeDeadlineSeconds: {{ .Values.training.activeDeadlineSeconds }}
ttlSecondsAfterFinished: {{ .Values.training.ttlSecondsAfterFinished }}
template:
  metadata:
    labels:
      {{- include "headroom.podLabels" (list . "world-and-pipeline") | nindent 6 }}
    {{- if not (include "headroom.persistent" .) }}
    annotations:
      headroom.io/registry-checksum: {{ include "headroom.workloadPod" (list . "registry" .Values.services.registry) | sha256sum }}
    {{- end }}
  spec:
    {{- include "headroom.trainingPod" (list . "world-and-pipeline" (include "headroom.unlessPublished" . | fromYamlArray)) | nindent 4 }}
{{- end -}}
