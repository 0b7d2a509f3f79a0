# Shared by the scripts of this folder; sourced, never run.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CARGO_BIN=${CARGO_HOME:-$HOME/.cargo}/bin
TOOLS=$ROOT/target/tools
VENV=$ROOT/end2end/.venv

export PATH="$ROOT/end2end/node_modules/.bin:$TOOLS/bin:$CARGO_BIN:$PATH"

say() { printf '==> %s\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo "$@"
  else return 1
  fi
}

# Installs Debian packages; fails where there is neither apt-get nor a way to become root.
debian_install() {
  have apt-get || return 1
  say "Installing from the distribution: $* (up to two minutes)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# Prints the folder of the newest PostgreSQL server's programs. Debian keeps them out of PATH.
postgres_programs() {
  local initdb
  initdb=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
  [ -x "$initdb" ] || initdb=$(command -v initdb) || return 1
  dirname "$initdb"
}

# What the browser gets, and the program. Joined, so that a failure counts where `set -e` does not reach.
build_debug() {
  cargo xtask site && cargo build --package server --bin polarshift
}

# One file: the site is built first and goes into the program.
build_release() {
  say "Building the release (first time about 10 minutes on 2 cores)"
  cargo xtask site --release && cargo build --quiet --release --package server --bin polarshift "$@"
}

# Installs the locked packages of an npm folder, unless they are there; the text says what takes the time.
npm_folder() {
  local folder=$1 text=$2
  local stamp=$folder/node_modules/.lock-installed
  cmp -s "$folder/package-lock.json" "$stamp" && return
  say "$text"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund >&2)
  cp "$folder/package-lock.json" "$stamp"
}
