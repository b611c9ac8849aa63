{{/* A pod that `helm test` runs to its end. Takes (list ROOT NAME ARGUMENTS). */}}
{{- define "headroom.testPod" -}}
{{- $root := index . 0 -}}
apiVersion: v1
kind: Pod
metadata:
  {{- include "headroom.metadata" (list $root "test" (printf "%s-%s" (include "headroom.name" (list $root "test")) (index . 1))) | nindent 2 }}
  annotations:
    helm.sh/hook: test
    helm.sh/hook-delete-policy: before-hook-creation
spec:
  {{- include "headroom.podCommon" (list $root "test" dict) | nindent 2 }}
  restartPolicy: Never
  activeDeadlineSeconds: 120
  containers:
    - name: check
      image: {{ include "headroom.image" (list $root $root.Values.tests.image) }}
      imagePullPolicy: {{ $root.Values.images.pullPolicy }}
      securityContext:
        {{- include "headroom.containerSecurity" $root | nindent 8 }}
      args:
        {{- toYaml (index . 2) | nindent 8 }}
      env:
        - {name: JAVA_TOOL_OPTIONS, value: "-Xmx64m -XX:+UseSerialGC"}
      resources:
        {{- toYaml $root.Values.tests.resources | nindent 8 }}
      volumeMounts:
        - {name: tmp, mountPath: /tmp}
  volumes:
    - name: tmp
      emptyDir: {}
{{- end -}}

{{- define "headroom.gatewayUrl" -}}
{{- printf "http://%s:%d" (include "headroom.name" (list . "gateway")) (int .Values.services.gateway.port.number) -}}
{{- end -}}
