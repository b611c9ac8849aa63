# What `up` and `down` of kind and minikube do the same way; sourced by them, never run. POSIX sh.
# They set: root, state (directory of what is known about the cluster), context (of kubectl), images_load (arguments of `headroom images`).
# shellcheck shell=sh disable=SC2154

readonly NAMESPACE=headroom
readonly RELEASE=headroom
readonly WORKLOADS='deployment/registry statefulset/broker deployment/features deployment/candidates deployment/ranking deployment/gateway statefulset/monitor'
gateway_port=${HEADROOM_PORT:-8080}
ready_within=${HEADROOM_READY_WITHIN:-30m}

say() { printf '%s\n' "$*" >&2; }

# Exit code 2: what the user must change first.
refuse() {
    say "$program: $*"
    exit 2
}

fail() {
    say "$program: $*"
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# $1: name; $2: where to get it. One line for each that is missing, before anything is done.
need() {
    has "$1" || {
        say "$program: $1 is not on the PATH; see $2"
        missing=yes
    }
}

# $@: engines of which one must be there.
need_one_of() {
    for engine in "$@"; do
        if has "$engine"; then
            return
        fi
    done
    say "$program: none of these is on the PATH: $*; see https://docs.docker.com/engine/install/"
    missing=yes
}

stop_if_missing() {
    if [ "$missing" = yes ]; then
        exit 2
    fi
}

# --- clusters ------------------------------------------------------------------------------------------------------------------------------

# A kind that cannot tell, as without its container engine, is not a kind without clusters.
kind_has_cluster() {
    listed=$(kind get clusters 2>&1) ||
        fail "kind cannot say which clusters there are: $(printf '%s\n' "$listed" | tail -n 1)"
    printf '%s\n' "$listed" | grep -qx "$cluster"
}

# What minikube says of the (first) machine of the profile, as Running or Stopped; "no profile" when there is none, which minikube says by
# exit code 85 alone: other codes and other words are of machines that exist, or of a minikube that cannot tell.
minikube_host() {
    code=0
    hosts=$(minikube status --profile "$cluster" --format '{{println .Host}}' 2>/dev/null) || code=$?
    if [ "$code" -eq 85 ]; then
        echo "no profile"
    else
        printf '%s\n' "$hosts" | sed -n 1p
    fi
}

kube() { kubectl --context "$context" --namespace "$NAMESPACE" "$@"; }

# --- images --------------------------------------------------------------------------------------------------------------------------------

# A tag that follows from what is in the images: when code changes, so does the tag, and pods roll; when nothing changes, nothing does. Other
# people's jars are told apart by their names, Headroom's by their bytes.
content_tag() {
    contexts=$root/target/headroom/images/contexts
    version=$(sed -n 's/^appVersion: *"\{0,1\}\([^" ]*\)"\{0,1\} *$/\1/p' "$root/helm/headroom/Chart.yaml")
    sum=$( (
        cd "$contexts" || exit 1
        find . -type f | LC_ALL=C sort
        find . -type f \( -path './*/application/*' -o -path './*/project/*' -o -path './*/framework/*' -o -path './*/system/*' \) \
            -exec cksum {} + | LC_ALL=C sort
        cksum <"$root/deploy/docker/Dockerfile"
    ) | cksum | cut -d ' ' -f 1)
    printf '%s-%s' "$version" "$sum"
}

build_and_load_images() {
    "$root/headroom" images --stage-only >/dev/null
    tag=$(content_tag)
    if [ "$(cat "$state/images" 2>/dev/null)" = "$tag" ]; then
        say "images: $tag is loaded already"
        return
    fi
    # shellcheck disable=SC2086 # several words
    "$root/headroom" images --tag "$tag" $images_load
    printf '%s\n' "$tag" >"$state/images"
}

# --- chart ---------------------------------------------------------------------------------------------------------------------------------

# What an installation follows from; $@ are options of helm.
installation() {
    printf '%s\n' "$tag" "$@"
    (cd "$root/helm/headroom" && find . -type f -exec cksum {} + | LC_ALL=C sort)
}

namespace_there() { kubectl --context "$context" get namespace "$NAMESPACE" --ignore-not-found --output name; }

# Prints what helm says of the release, be it an error.
release_there() { helm status "$RELEASE" --kube-context "$context" --namespace "$NAMESPACE" 2>&1; }

# What the installation adds is down's to take away. A cluster that does not answer does not say that there was nothing before.
note_what_is_new() {
    namespace=$(namespace_there) || fail "kubectl cannot say whether there is a namespace $NAMESPACE in $context"
    if ! release=$(release_there); then
        case $release in
        *"release: not found"*) : >"$state/made-release" ;;
        *) fail "helm cannot say whether there is a release $RELEASE in $context: $(printf '%s\n' "$release" | tail -n 1)" ;;
        esac
    fi
    [ -n "$namespace" ] || : >"$state/made-namespace"
}

# After an installation that failed: what has not come to be may later be another's of that name.
forget_what_is_not_there() {
    case $(release_there) in
    *"release: not found"*) rm -f "$state/made-release" ;;
    esac
    if namespace=$(namespace_there) && [ -z "$namespace" ]; then
        rm -f "$state/made-namespace"
    fi
}

# $@: more options of helm.
install_chart() {
    wanted=$(installation "$@" | cksum)
    if [ "$(cat "$state/installed" 2>/dev/null)" = "$wanted" ] &&
        helm status "$RELEASE" --kube-context "$context" --namespace "$NAMESPACE" 2>/dev/null | grep -q '^STATUS: deployed'; then
        say "chart: installed already"
        return
    fi
    note_what_is_new
    helm upgrade --install "$RELEASE" "$root/helm/headroom" --kube-context "$context" --namespace "$NAMESPACE" --create-namespace \
        --values "$root/helm/headroom/values-kind.yaml" --set-string "images.tag=$tag" "$@" >"$state/helm.log" 2>&1 || {
        cat "$state/helm.log" >&2
        forget_what_is_not_there
        fail "helm could not install the chart"
    }
    printf '%s\n' "$wanted" >"$state/installed"
    say "chart: installed"
}

# The Job makes the first bundle; services become ready once they have it.
wait_until_ready() {
    say "waiting up to $ready_within until everything is ready; the first time a Job makes data and a model, which takes minutes"
    for workload in $WORKLOADS; do
        kind=${workload%/*}
        service=${workload#*/}
        # With eventLog.enabled=false or an external log there is no broker, and a monitor may be left out too.
        if [ "$kind" = statefulset ] && [ -z "$(kube get statefulset "$RELEASE-$service" --ignore-not-found --output name)" ]; then
            continue
        fi
        if ! kube rollout status "$kind/$RELEASE-$service" --timeout="$ready_within" >"$state/rollout.log" 2>&1; then
            tail -n 3 "$state/rollout.log" >&2
            kube get pods >&2 || true
            kube logs --selector "app.kubernetes.io/component=world-and-pipeline" --tail=15 >&2 || true
            fail "$service is not ready; above: the pods, and what the training Job said last"
        fi
        say "$service: ready"
    done
}

# --- port-forward --------------------------------------------------------------------------------------------------------------------------

# True when the process that the pid file names is the port-forward that up started, and not a later one with its number.
forwards() {
    [ -f "$state/port-forward.pid" ] || return 1
    pid=$(cat "$state/port-forward.pid")
    ps -o args= -p "$pid" 2>/dev/null | grep -q "port-forward service/$RELEASE-gateway $gateway_port:8080"
}

forward_port() {
    if forwards; then
        say "port-forward: runs already"
        return
    fi
    kubectl --context "$context" --namespace "$NAMESPACE" port-forward "service/$RELEASE-gateway" "$gateway_port:8080" \
        >"$state/port-forward.log" 2>&1 </dev/null &
    child=$!
    printf '%s\n' "$child" >"$state/port-forward.pid"
    tries=0
    until grep -q 'Forwarding from' "$state/port-forward.log"; do
        tries=$((tries + 1))
        # Whether it lives, not whether it forwards: until it has become kubectl it has this shell's arguments.
        if ! kill -0 "$child" 2>/dev/null || [ "$tries" -gt 30 ]; then
            stop_forwarding
            fail "port $gateway_port cannot be forwarded (HEADROOM_PORT takes another): $(tail -n 1 "$state/port-forward.log")"
        fi
        sleep 1
    done
    say "port-forward: http://127.0.0.1:$gateway_port"
}

stop_forwarding() {
    if forwards; then
        kill "$(cat "$state/port-forward.pid")"
        say "port-forward: stopped"
    fi
    rm -f "$state/port-forward.pid"
}

# --- the end of up and down ----------------------------------------------------------------------------------------------------------------

# $1: the command that takes it all away.
next_steps() {
    cat <<TEXT
Headroom runs in the cluster of $context. Next:
  curl -s http://127.0.0.1:$gateway_port/v1/recommendations -H 'Content-Type: application/json' -d '{"userId":42,"limit":10}'
  ./headroom load --rate 20 --duration 30s --target http://127.0.0.1:$gateway_port
  ./headroom chaos deploy/chaos/kill-ranking.yaml --target kubernetes --context $context --namespace $NAMESPACE
  $1
TEXT
}

# In a cluster that was there before: only what up put into it.
uninstall() {
    if [ -f "$state/made-release" ]; then
        helm uninstall "$RELEASE" --kube-context "$context" --namespace "$NAMESPACE" --ignore-not-found --wait >/dev/null
        kube delete persistentvolumeclaims --selector "app.kubernetes.io/instance=$RELEASE" --ignore-not-found >/dev/null
        say "chart: uninstalled"
    fi
    if [ -f "$state/made-namespace" ]; then
        kubectl --context "$context" delete namespace "$NAMESPACE" --ignore-not-found >/dev/null
        say "namespace $NAMESPACE: deleted"
    fi
}
