{{/*
A budget's duration (8ms, 1.5s, 250us) in seconds, as Prometheus writes numbers. Computed in whole nanoseconds, as the services do.
*/}}
{{- define "headroom.monitoring.seconds" -}}
{{- divf (include "headroom.monitoring.nanos" .) 1e9 -}}
{{- end }}

{{- define "headroom.monitoring.nanos" -}}
{{- $text := toString . -}}
{{- if not (regexMatch "^[0-9]+(\\.[0-9]+)?(us|ms|s)$" $text) -}}
{{- fail (printf "budgets.yaml: '%s' is no duration; it must be a number with a unit us, ms or s, such as 8ms" $text) -}}
{{- end -}}
{{- $unit := regexFind "(us|ms|s)$" $text -}}
{{- $number := trimSuffix $unit $text | float64 -}}
{{- round (mulf $number (get (dict "us" 1e3 "ms" 1e6 "s" 1e9) $unit)) 0 | int64 -}}
{{- end }}

{{/*
The matcher of a histogram's bucket that ends at a duration. What the services export is Java's way to write a number: 0.04, 1.0, and below a
millisecond 5.0E-4. Prometheus 2 keeps it, Prometheus 3 writes the latter as 0.0005.
*/}}
{{- define "headroom.monitoring.le" -}}
{{- $nanos := include "headroom.monitoring.nanos" . | int64 -}}
{{- $plain := divf $nanos 1e9 | toString -}}
{{- if lt $nanos 1000000 -}}
{{- $digits := toString $nanos -}}
{{- $exponent := sub 10 (len $digits) -}}
{{- $mantissa := divf $nanos (include "headroom.monitoring.powerOfTen" (sub (len $digits) 1)) -}}
{{- $written := printf "%sE-%d" (include "headroom.monitoring.withPoint" $mantissa) $exponent -}}
{{- $fixed := divf $nanos 1e9 | printf "%.9f" | trimAll "0" | printf "0%s" -}}
{{- printf "le=~\"%s|%s\"" $written $fixed | replace "." "[.]" -}}
{{- else -}}
{{- printf "le=\"%s\"" (include "headroom.monitoring.withPoint" $plain) -}}
{{- end -}}
{{- end }}

{{- define "headroom.monitoring.powerOfTen" -}}
{{- printf "1%s" (repeat (int .) "0") -}}
{{- end }}

{{- define "headroom.monitoring.withPoint" -}}
{{- $text := toString . -}}
{{- if contains "." $text }}{{ $text }}{{ else }}{{ $text }}.0{{ end -}}
{{- end }}
