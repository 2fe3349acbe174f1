# A container engine beside the system. Read in by .ci/containers, which names the folder of all of it in $work.
# shellcheck shell=bash

# The release after Debian's own has an engine that speaks what Testcontainers speaks. It is unpacked beside the system:
# installing it would replace the C library. What it needs of the system itself is installed.
get_engine() {
  [ -x "$work/engine/usr/sbin/dockerd" ] && return
  local mirror packages=() package
  mkdir -p "$work"/apt/lists/partial "$work"/apt/cache/archives/partial "$work"/debs "$work"/unpacked
  for package in runc iptables unzip; do
    dpkg -s "$package" >/dev/null 2>&1 || packages+=("$package")
  done
  apt-get -qq -o DPkg::Lock::Timeout=300 update
  [ ${#packages[@]} = 0 ] || DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 \
    install --no-install-recommends "${packages[@]}" >/dev/null
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -1)
  [ -n "$mirror" ] || fail "no Debian archive is set up on this machine"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$work/apt/sources.list"
  cat >"$work/apt/apt.conf" <<END
Dir::State::Lists "$work/apt/lists";
Dir::Cache "$work/apt/cache";
Dir::Etc::SourceList "$work/apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
APT::Sandbox::User "root";
Acquire::Languages "none";
END
  (
    cd "$work/debs"
    export APT_CONFIG=$work/apt/apt.conf
    apt-get -qq update
    apt-get -qq download docker.io docker-cli docker-compose containerd tini
  )
  for package in "$work"/debs/*.deb; do dpkg -x "$package" "$work/unpacked"; done
  mv "$work/unpacked" "$work/engine"
}

start_engine() {
  export PATH=$work/engine/usr/sbin:$work/engine/usr/bin:$PATH
  export DOCKER_HOST=unix://$work/docker.sock DOCKER_CONFIG=$work/client
  mkdir -p "$DOCKER_CONFIG/cli-plugins"
  ln -sf "$work/engine/usr/libexec/docker/cli-plugins/docker-compose" "$DOCKER_CONFIG/cli-plugins/"
  docker version >/dev/null 2>&1 && return
  setsid dockerd --host "$DOCKER_HOST" --pidfile "$work/dockerd.pid" --data-root "$work/data" --exec-root "$work/exec" \
    >"$work/dockerd.log" 2>&1 </dev/null &
  for _ in $(seq 240); do
    docker version >/dev/null 2>&1 && return
    kill -0 $! 2>/dev/null || break
    sleep 0.25
  done
  tail -30 "$work/dockerd.log" >&2
  fail "the engine does not start; its last lines are above"
}

stop_engine() {
  [ -s "$work/dockerd.pid" ] || return 0
  local pid
  pid=$(cat "$work/dockerd.pid")
  kill -TERM "$pid" 2>/dev/null || return 0
  for _ in $(seq 120); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.25
  done
}
