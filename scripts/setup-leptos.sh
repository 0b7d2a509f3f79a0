#!/usr/bin/env bash
# cargo-leptos and the wasm-bindgen command, in exactly the versions this workspace needs.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

# The newest cargo-leptos that builds with the pinned compiler.
LEPTOS_VERSION=0.3.10
# Anything but the locked version refuses to read the wasm file.
BINDGEN_VERSION=$(locked_version wasm-bindgen)

[ -n "$BINDGEN_VERSION" ] || fail "Cargo.lock names no wasm-bindgen"

has_version() { "$1" --version 2>/dev/null | grep -qE " $2( |\$)"; }

# A tool of another version belongs to another project: ours then goes beside it, under target/.
install_root() { if [ -e "$CARGO_BIN/$1" ]; then echo "$TOOLS"; else dirname "$CARGO_BIN"; fi; }

# install PACKAGE VERSION COMMAND HOW-LONG CARGO-FLAGS…
install() {
  local package=$1 version=$2 command=$3 duration=$4 root
  shift 4
  has_version "$command" "$version" && return
  root=$(install_root "$command")
  if cargo binstall -V >/dev/null 2>&1; then
    say "Fetching $package $version"
    cargo binstall --no-confirm --disable-strategies compile --root "$root" "$package@$version" >&2 &&
      has_version "$command" "$version" && return
  fi
  say "Building $package $version, once on this machine ($duration)"
  cargo install "$package" --version "$version" --force --root "$root" "$@"
  hash -r
  has_version "$command" "$version" || fail "$command on PATH is not version $version"
}

if ! has_version cargo-leptos "$LEPTOS_VERSION"; then
  # It builds its own OpenSSL, whose build scripts want more of Perl than a small system has.
  perl -MFindBin -MIPC::Cmd -e1 2>/dev/null || debian_install perl make || say "perl may be missing"
fi
# A release build would take three times as long, and link-time optimisation gains nothing here.
install cargo-leptos "$LEPTOS_VERSION" cargo-leptos "about 6 minutes on 2 cores" --locked --profile dev
# Its own lock file does not build with a recent compiler.
install wasm-bindgen-cli "$BINDGEN_VERSION" wasm-bindgen "1 to 2 minutes" --debug
