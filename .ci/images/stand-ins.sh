# Stand-ins for the published images. Read in by .ci/containers.
# shellcheck shell=bash

# Stand-ins carry the names of the published images behind a host that pulls nothing, so that nobody takes one for the other.
export IMAGE_PREFIX=localhost/
base=${IMAGE_PREFIX}eclipse-temurin:25-jre
older=${IMAGE_PREFIX}eclipse-temurin:older-jre

image_exists() { docker image inspect "$1" >/dev/null 2>&1; }
build() {
  DOCKER_BUILDKIT=0 docker build --build-arg BASE="${BASE:-$base}" "$@" >"$work/build.log" 2>&1 || {
    tail -20 "$work/build.log" >&2
    fail "an image can't be built; the last lines are above"
  }
}

# A JDK of 17 to 23.
older_jdk() {
  local jdk
  for jdk in /usr/lib/jvm/*; do
    case "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release" 2>/dev/null)" in
      17 | 18 | 19 | 2[0-3]) [ -x "$jdk/bin/jlink" ] && echo "$jdk" && return ;;
    esac
  done
  fail "a search node of version 2 needs a JDK of 17 to 23 on this machine"
}

# The base $1, its Java linked from the JDK $2.
make_base() {
  image_exists "$1" && return
  JAVA_HOME=$2 .ci/images/jre "$work/base"
  tar -C "$work/base" -c . | docker import -c 'ENV JAVA_HOME=/opt/java PATH=/usr/bin:/opt/java/bin' - "$1" >/dev/null
}

# The broker in version $1.
make_kafka() {
  local image=${IMAGE_PREFIX}apache/kafka:$1 context=$work/kafka-$1 tool
  image_exists "$image" && return
  rm -rf "$context"
  mkdir -p "$context"/{bin,docker}
  mvn -B -q -f .ci/images/kafka/pom.xml -Dkafka.version="$1" -DoutputDirectory="$context/libs" -Dmdep.silent \
    org.apache.maven.plugins:maven-dependency-plugin:"$(property maven-dependency-plugin.version)":copy-dependencies
  cp .ci/images/kafka/{run,server.properties,log4j2.yaml,tools-log4j2.yaml} "$context/docker/"
  for tool in topics consumer-groups broker-api-versions; do cp .ci/images/kafka/tool "$context/bin/kafka-$tool.sh"; done
  build -t "$image" -f .ci/images/kafka/Dockerfile "$context"
  image_exists "$image" || fail "no image of the broker $1"
}

# The module $2 of the node in the folder $1, version $3, as the distributions that have it do: its jars and a description.
add_module() {
  local folder=$1/modules/${2%-client} jar plugin
  [ ! -d "$folder" ] || return 0
  mvn -B -q -f .ci/images/opensearch/pom.xml -Dmodule="$2" -Dopensearch.version="$3" -DoutputDirectory="$folder" -Dmdep.silent \
    org.apache.maven.plugins:maven-dependency-plugin:"$(property maven-dependency-plugin.version)":copy-dependencies
  for jar in "$folder"/*.jar; do [ ! -e "$1/lib/${jar##*/}" ] || rm "$jar"; done
  # No early end of the reader: the writer would end with an error.
  plugin=$(unzip -l "$folder/$2-$3.jar" | awk '$4 ~ /Plugin\.class$/ && !found {print $4; found = 1}' | tr / .)
  printf '%s\n' "name=${2%-client}" "description=$2" "version=$3" "opensearch.version=$3" java.version=11 \
    "classname=${plugin%.class}" "extended.plugins=$([ "$2" = lang-painless ] || echo lang-painless)" \
    has.native.controller=false >"$folder/plugin-descriptor.properties"
  [ "$2" != lang-painless ] || printf 'grant {\n%s\n%s\n};\n' >"$folder/plugin-security.policy" \
    '  permission java.lang.RuntimePermission "createClassLoader";' '  permission java.lang.RuntimePermission "getClassLoader";'
}

# The search node in version $1.
make_opensearch() {
  local image=${IMAGE_PREFIX}opensearchproject/opensearch:$1 context=$work/opensearch-$1
  image_exists "$image" && return
  rm -rf "$context"
  mkdir -p "$context"
  mvn -B -q -Dartifact="org.opensearch.distribution.integ-test-zip:opensearch:$1:zip" -DoutputDirectory="$context" -Dmdep.silent \
    org.apache.maven.plugins:maven-dependency-plugin:"$(property maven-dependency-plugin.version)":copy
  unzip -q "$context/opensearch-$1.zip" -d "$context" -x '*.bat' '*.exe'
  rm "$context/opensearch-$1.zip"
  mv "$context/opensearch-$1" "$context/opensearch"
  # Those that our index and its maintenance ask for: the others double the time of a start.
  find "$context/opensearch/modules" -mindepth 1 -maxdepth 1 $(printf ' ! -name %s' \
    aggs-matrix-stats analysis-common lang-painless mapper-extras parent-join reindex transport-netty4) -exec rm -r {} +
  local module
  for module in lang-painless analysis-common mapper-extras-client; do add_module "$context/opensearch" $module "$1"; done
  mkdir -p "$context"/opensearch/{data,logs,plugins}
  cp .ci/images/opensearch/entrypoint "$context/opensearch/opensearch-docker-entrypoint.sh"
  printf 'cluster.name: docker-cluster\nnetwork.host: 0.0.0.0\n' >"$context/opensearch/config/opensearch.yml"
  # Version 2 needs Java's security manager, which is gone from Java 24 on.
  [ "${1%%.*}" -ge 3 ] || make_base "$older" "$(older_jdk)"
  BASE=$([ "${1%%.*}" -ge 3 ] && echo "$base" || echo "$older") build -t "$image" -f .ci/images/opensearch/Dockerfile "$context"
  image_exists "$image" || fail "no image of the search node $1"
}
